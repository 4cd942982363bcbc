/** What the page asks: it lives in the address, so that any view can be linked. */
import { computed, signal } from '@preact/signals';
import type { Answer } from '../../api/client';
import { mapView, measuredLine } from '../../map/address';
import { list, number, oneOf, text, urlSignals } from '../../state/url';
import { steps } from './steps';

export type Choices = Answer<'/api/coverage/choices'>;
/** What can be met, with what is known of its echo. */
export type Threat = Choices['threats'][number];
export type Ring = Answer<'/api/coverage'>;
export type Footprint = Answer<'/api/coverage/footprint'>;
export type ThreatRange = Footprint['ranges'][number];
/** What both answers say of where the battery stands. */
export type Stood = Pick<Ring, 'systemId' | 'lat_deg' | 'lon_deg' | 'radars' | 'facing_deg' | 'sector_deg'>;
/** An answer beside the fields: where the battery stands, what was asked in a sentence for paper, and its facts. */
export interface Told {
    readonly stood: Stood;
    readonly words: string;
    readonly facts: readonly (readonly [string, string])[];
}
export type HeightAnswer = Ring['heights'][number];
export type Profile = Answer<'/api/coverage/profile'>;

const urlSignal = urlSignals('/coverage');
export const system = urlSignal('system', text, 's-400');
export const scenario = urlSignal('scenario', text, '');
export const battery = urlSignal('battery', text, '');
export const lat = urlSignal('lat', number(4), 40);
export const lon = urlSignal('lon', number(4), 33);
const USUAL = 'fighter';
export const against = urlSignal('against', text, USUAL);
/** The echo from ahead: the id of a claim, or square metres where nothing is claimed; as the model reads it where it is empty. */
export const echo = urlSignal('echo', text, '');
/** Degrees from north toward which the engagement radar's sector is fixed, or the scenario's; it faces its target where it is empty. */
export const facing = urlSignal('facing', text, '');
/** The word for the facing that a scenario gives its battery. */
export const AS_WRITTEN = 'battery';
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

/** Threat ranges in kilometres, and from where they come in degrees from north. */
export const threats = urlSignal('threats', list, ['300']);
export const from = urlSignal('from', list, ['0', '90', '180', '270']);
/** Lower above the ground no meeting counts, kilometres; nought leaves it to the missiles. */
export const keepOut = urlSignal('keepout', number(1), 0);
/** Width of a cell of the footprint, kilometres. */
export const cell = urlSignal('cell', number(2), 5);
/** The threat range on the map, and the direction; below zero all that are asked. */
export const range = urlSignal('range', number(3), 300);
export const way = urlSignal('way', number(2), -1);
export const part = urlSignal('part', oneOf(['numbers', 'ranges', 'echo', 'basis']), 'numbers');

/** What can be asked, once the server has told. */
export const choices = signal<Choices | null>(null);
/** What the view in sight tells beside the fields; none before its answer. */
export const told = signal<Told | null>(null);
/** Which answer there is: a ring against what flies level, a footprint against what comes ballistically. */
export const kind = computed<'ring' | 'footprint' | 'unknown'>(() => {
    const known = choices.value;
    return known === null ? against.value === USUAL ? 'ring' : 'unknown' : known.threats.some(each => each.id === against.value) ? 'footprint' : 'ring';
});

export type Query = Readonly<Record<string, string | number | null>>;

/** Whether the echo asked is a value, and no claim's. */
export const isEchoValued = computed(() => echo.value !== '' && Number.isFinite(Number(echo.value)));

/** What is known of the echo of what is to be met: how the model reads it, and the claims. */
export const echoKnown = computed(() => {
    const all: readonly Threat[] = [...choices.value?.targets ?? [], ...choices.value?.threats ?? []];
    return all.find(each => each.id === against.value) ?? null;
});

/** Whose battery, on which ground, against what, in the words of the API. */
const stands = computed<Query>(() => ({
    ...(scenario.value === ''
        ? { system: system.value, lat_deg: lat.value, lon_deg: lon.value }
        : { scenario: scenario.value, battery: battery.value === '' ? null : battery.value }),
    against: against.value,
    echo: echo.value === '' || isEchoValued.value ? null : echo.value,
    echo_m2: isEchoValued.value ? Number(echo.value) : null,
    mast_m: mast.value < 0 ? null : mast.value,
    facing_deg: facing.value === '' ? null : facing.value,
    terrain: terrain.value === '' ? null : terrain.value,
}));

/** The question after a ring. */
export const query = computed<Query>(() => ({
    ...stands.value,
    heights_m: heights.value.join(','),
    course: course.value,
    radius_km: radius.value,
}));

/** The question after a footprint. */
export const footprintQuery = computed<Query>(() => ({
    ...stands.value,
    threat_ranges_km: threats.value.join(','),
    threat_azimuths_deg: from.value.join(','),
    keep_out_km: keepOut.value === 0 ? null : keepOut.value,
    cell_km: cell.value,
}));
