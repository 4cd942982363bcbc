import { render } from 'preact';
import { Frame } from './shell/Frame';
import { start } from './shell/router';

const place = document.getElementById('app');
if (place) {
    start();
    render(<Frame />, place);
}
