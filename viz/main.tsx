/** The page: it opens on a living society. The first one is founded while the page is being put up. */
import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import './shell/shell.css';
import './live/live.css';
import { App } from './shell/app.tsx';
import { begin } from './state/begin.ts';

render(<App />, document.getElementById('page')!);
void begin();
