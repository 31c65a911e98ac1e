import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { lazyWithTexts } from '../../i18n/lazy-with-texts.js';
import { useFrontDoor } from './front-door.js';

const SignInPage = lazyWithTexts(() => import('./sign-in-page.js'));
const RegisterPage = lazyWithTexts(() => import('./register-page.js'));
const SetUpPage = lazyWithTexts(() => import('./set-up-page.js'));
const ForgottenPasswordPage = lazyWithTexts(() => import('./forgotten-password-page.js'));
const ResetPasswordPage = lazyWithTexts(() => import('./reset-password-page.js'));
const VerifyEmailPage = lazyWithTexts(() => import('./verify-email-page.js'));
const UnsubscribePage = lazyWithTexts(() => import('./unsubscribe-page.js'));
const NoAdminPage = lazyWithTexts(() => import('./no-admin-page.js'));

/** Where links of mails lead: they are for who has the mail, signed in or not. */
export const LINK_PAGES = '/(reset-password|verify-email|unsubscribe)';

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
      <Route path="/forgotten-password">
        <ForgottenPasswordPage door={door} />
      </Route>
      <Route path="/reset-password">
        <ResetPasswordPage door={door} />
      </Route>
      <Route path="/verify-email">
        <VerifyEmailPage door={door} />
      </Route>
      <Route path="/unsubscribe">
        <UnsubscribePage door={door} />
      </Route>
      <Route path="/register">
        <RegisterPage door={door} />
      </Route>
      <Route>
        <SignInPage door={door} />
      </Route>
    </Switch>
  );
}
