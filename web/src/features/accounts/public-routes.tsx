import { lazy, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { useFrontDoor } from './front-door.js';

const SignInPage = lazy(() => import('./sign-in-page.js'));
const RegisterPage = lazy(() => import('./register-page.js'));
const SetUpPage = lazy(() => import('./set-up-page.js'));
const NoAdminPage = lazy(() => import('./no-admin-page.js'));

/** The pages for who is not signed in. Any other address asks to sign in first, and is gone to afterwards. */
export function PublicRoutes(): ReactNode {
  const door = useFrontDoor();
  return (
    <Switch>
      <Route path="/set-up">
        <SetUpPage door={door} />
      </Route>
      {door.organization?.hasAdmin === false && (
        <Route>
          <NoAdminPage door={door} />
        </Route>
      )}
      <Route path="/register">
        <RegisterPage door={door} />
      </Route>
      <Route>
        <SignInPage door={door} />
      </Route>
    </Switch>
  );
}
