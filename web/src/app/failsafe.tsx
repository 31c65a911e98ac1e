import { Component, type ReactNode } from 'react';
import { failureOf } from '../api/errors.js';
import { useTexts } from '../i18n/i18n.js';
import { Button } from '../ui/button.js';

/** Catches what a page throws while it is drawn, so that an error is a sentence and a button, never an empty page. */
export class Failsafe extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <Crashed error={this.state.error} /> : this.props.children;
  }
}

function Crashed({ error }: { error: unknown }): ReactNode {
  const { t } = useTexts();
  return (
    <main role="alert" className="centered">
      <p>{t(failureOf(error).code === 'NETWORK' ? 'error.NETWORK' : 'app.crashed')}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </main>
  );
}
