import { render } from 'preact';
import { routes } from './routes';
import { Frame } from './shell/Frame';
import { keepFocus } from './shell/focus';
import { start } from './shell/router';

const place = document.getElementById('app');
if (place) {
    start(routes);
    render(<Frame routes={routes} />, place);
    keepFocus(place);
}
