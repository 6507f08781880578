import { Suspense, useCallback, useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useSessions } from '../api/session-context.js';
import { useSpeaker } from '../i18n/language-context.js';
import { Fault } from '../ui/fault.js';
import { Skeletons } from '../ui/skeleton.js';
import { FaultBoundary } from './fault-boundary.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { NotFound } from './not-found.js';
import { PersonaSheet } from './persona-sheet.js';
import { PersonaSwitchContext } from './persona-switch-context.js';
import { ROUTES } from './routes.js';
import { TabBar } from './tab-bar.js';
import './shell.css';

/** The frame of every page. */
export function Shell() {
  const { say } = useSpeaker();
  const { error, session, retry } = useSessions();
  const [isSwitching, setSwitching] = useState(false);
  const openSwitch = useCallback(() => setSwitching(true), []);
  return (
    <PersonaSwitchContext value={openSwitch}>
      <a className="skip" href="#content">
        {say('shell.skip')}
      </a>
      <Header />
      <main id="content" tabIndex={-1}>
        {error && !session ? <Fault error={error} onRetry={retry} /> : <Pages />}
      </main>
      <Footer />
      <TabBar />
      {isSwitching && <PersonaSheet onClose={() => setSwitching(false)} />}
    </PersonaSwitchContext>
  );
}

function Pages() {
  const [location] = useLocation();
  useStartAtTop(location);
  return (
    <FaultBoundary key={location}>
      <Suspense fallback={<Skeletons count={6} shape="row" className="page page__waiting" />}>
        <Switch>
          {ROUTES.map(({ path, page }) => (
            <Route key={path} path={path} component={page} />
          ))}
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </FaultBoundary>
  );
}

/** A new page starts at its top; one that the back button brings stays where the browser puts it. */
function useStartAtTop(location: string): void {
  useEffect(() => {
    if (!isGoingBack) scrollTo(0, 0);
    isGoingBack = false;
  }, [location]);
}

let isGoingBack = false;
addEventListener('popstate', () => {
  isGoingBack = true;
});
