import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { lazyWithTexts } from '../../i18n/lazy-with-texts.js';
import { useFrontDoor } from './front-door.js';

const SignInPage = lazyWithTexts(() => import('./sign-in-page.js'));
const RegisterPage = lazyWithTexts(() => import('./register-page.js'));
const SetUpPage = lazyWithTexts(() => import('./set-up-page.js'));
const NoAdminPage = lazyWithTexts(() => import('./no-admin-page.js'));

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
