/** The page: it opens on a living society. */
import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import './shell/shell.css';
import './live/live.css';
import './live/network.css';
import './live/time.css';
import './live/side.css';
import './live/member.css';
import './live/fork.css';
import './live/narrow.css';
import { startLayout } from './live/network/placing.ts';
import { App } from './shell/app.tsx';
import { begin } from './state/begin.ts';

// Threads start while the page is being put up.
void begin();
startLayout();
render(<App />, document.getElementById('page')!);
