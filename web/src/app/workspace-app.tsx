import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, use, useEffect, useRef, useState } from 'react';
import { Spinner } from '../ui/spinner.js';
import { Layout } from './layout.js';
import { openWorkspace } from './open-workspace.js';
import { type Workspace, WorkspaceProvider } from './workspace.js';

/** The app of somebody who is signed in. What became stale is shown until it is open anew. */
export default function WorkspaceApp({ userId }: { userId: string }): ReactNode {
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<{ turn: number; workspace: Workspace } | null>(null);
  const open = useRef<Workspace | null>(null);

  useEffect(() => {
    let isClosed = false;
    const opening = openWorkspace(userId, () => setTurn(turn + 1));
    void opening.then(async (workspace) => {
      await workspace.ready.catch(() => {}); // told of where it is shown
      if (isClosed) return workspace.close();
      open.current?.close();
      open.current = workspace;
      setShown({ turn, workspace });
    });
    return () => {
      isClosed = true;
    };
  }, [userId, turn]);
  useEffect(() => () => open.current?.close(), []);

  return shown ? <Opened key={shown.turn} workspace={shown.workspace} /> : <Spinner />;
}

function Opened({ workspace }: { workspace: Workspace }): ReactNode {
  use(workspace.ready);
  return (
    <ApolloProvider client={workspace.client}>
      <WorkspaceProvider value={workspace}>
        <Layout />
      </WorkspaceProvider>
    </ApolloProvider>
  );
}
