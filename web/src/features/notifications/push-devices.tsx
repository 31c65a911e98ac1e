import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useEffect, useState } from 'react';
import { usePushDevicesQuery, useSendTestPushMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { CheckField, FormError } from '../../ui/field.js';
import { toast } from '../../ui/toasts.js';
import { useAction } from '../../ui/use-action.js';
import { ownEndpoint, type PushState, pushState, turnOffPush, turnOnPush } from './push-device.js';
import styles from './settings.module.css';

/** Whether this device shows what happens while the app is closed, and a try of it. */
export function PushDevices(): ReactNode {
  const { t } = useTexts();
  const client = useApolloClient();
  const [state, setState] = useState<PushState | null>(null);
  const { data, refetch } = usePushDevicesQuery({ fetchPolicy: 'cache-and-network' });
  const [sendTestPush] = useSendTestPushMutation();
  useEffect(() => {
    void pushState().then(setState);
  }, []);
  const turn = useAction(async (isOn: boolean) => {
    if (isOn) setState(await turnOnPush(client, data!.pushPublicKey));
    else {
      await turnOffPush(client);
      setState('off');
    }
    await refetch();
  });
  const test = useAction(async () => {
    const endpoint = await ownEndpoint();
    if (!endpoint) return setState('off');
    const answer = await sendTestPush({ variables: { input: { endpoint } } });
    const outcome = answer.data!.sendTestPush.outcome;
    toast(t(outcome === 'SENT' ? 'notifications.push.sent' : 'notifications.push.notSent'));
  });
  const others = (data?.pushSubscriptions.length ?? 0) - (state === 'on' ? 1 : 0);
  if (state === null) return null;
  return (
    <fieldset className={styles.group}>
      <legend>{t('notifications.push')}</legend>
      <CheckField
        label={t('notifications.push.here')}
        hint={t(`notifications.push.${state}`)}
        checked={state === 'on'}
        disabled={state === 'unsupported' || state === 'denied' || turn.busy || !data}
        onChange={({ target }) => void turn.run(target.checked)}
      />
      {others > 0 && <p className={styles.hint}>{t('notifications.push.others', { count: others })}</p>}
      {state === 'on' && (
        <div>
          <Button busy={test.busy} onClick={() => void test.run()}>
            {t('notifications.push.test')}
          </Button>
        </div>
      )}
      <FormError>{turn.problem ?? test.problem}</FormError>
    </fieldset>
  );
}
