/** What the page asks: it lives in the address, so that any view can be linked. */
import { computed } from '@preact/signals';
import type { Answer } from '../../api/client';
import { mapView, measuredLine } from '../../map/address';
import { list, number, oneOf, text, urlSignals } from '../../state/url';
import { steps } from './steps';

export type Choices = Answer<'/api/coverage/choices'>;
export type Ring = Answer<'/api/coverage'>;
export type HeightAnswer = Ring['heights'][number];
export type Profile = Answer<'/api/coverage/profile'>;

const urlSignal = urlSignals('/coverage');
export const system = urlSignal('system', text, 's-400');
export const scenario = urlSignal('scenario', text, '');
export const battery = urlSignal('battery', text, '');
export const lat = urlSignal('lat', number(4), 40);
export const lon = urlSignal('lon', number(4), 33);
export const against = urlSignal('against', text, 'fighter');
export const echo = urlSignal('echo', text, '');
export const course = urlSignal('course', oneOf(['closing', 'crossing', 'receding']), 'closing');
export const heights = urlSignal('heights', list, ['50', '300', '1000', '3000', '10000']);
export const height = urlSignal('height', number(0), 3000);
export const radius = urlSignal('radius', number(1), 400);
/** Height of the antennas in metres; below zero it is as the models say. */
export const mast = urlSignal('mast', number(1), -1);
export const terrain = urlSignal('terrain', text, '');
export const bearing = urlSignal('bearing', number(0), 0);
export const tab = urlSignal('tab', oneOf(['heights', 'profile', 'numbers', 'echo', 'basis']), 'heights');
export const view = urlSignal('view', mapView, null);
export const measured = urlSignal('measure', measuredLine, null);
/** Which edges the map shows. */
export const edges = urlSignal('edges', list, steps.map(step => step.id));
/** How many draws the bands rest on; none were asked for where it is nought. */
export const draws = urlSignal('draws', number(0), 0);

export type Query = Readonly<Record<string, string | number | null>>;

/** The question in the words of the API. */
export const query = computed<Query>(() => ({
    ...(scenario.value === ''
        ? { system: system.value, lat_deg: lat.value, lon_deg: lon.value }
        : { scenario: scenario.value, battery: battery.value === '' ? null : battery.value }),
    against: against.value,
    echo: echo.value === '' ? null : echo.value,
    heights_m: heights.value.join(','),
    course: course.value,
    radius_km: radius.value,
    mast_m: mast.value < 0 ? null : mast.value,
    terrain: terrain.value === '' ? null : terrain.value,
}));
