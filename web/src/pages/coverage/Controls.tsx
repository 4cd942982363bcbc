import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button, NumberField, Segmented, Select, Stepper } from '../../ui';
import { pushAll } from '../../state/url';
import * as asked from './asking';
import type { Choices, Stood } from './asking';
import { numbersOf } from './footprint';
import { directionText, echoesText, echoText, heightText } from './steps';

const AT_A_PLACE = '';
const VALUED = 'value';
const FIXED = 'fixed';
const LEAST_ECHO_M2 = 1e-6;

/** What is asked: whose coverage, where, against what. What is asked of a ring alone, or of a footprint alone, stands with its target. */
export function Controls({ choices, ring, children }: { choices: Choices; ring: Stood | null; children?: ComponentChildren }) {
    const isFootprint = asked.kind.value === 'footprint';
    const scenarios = choices.scenarios.filter(each => each.batteries.length > 0);
    const chosen = scenarios.find(each => each.name === asked.scenario.value);
    const whose = asked.scenario.value === '' ? AT_A_PLACE : `${asked.scenario.value}|${asked.battery.value}`;
    return (
        <div class="coverage-controls">
            <h2 class="hidden-words">What is asked</h2>
            <Select label="System" value={asked.scenario.value === '' ? asked.system.value : chosen?.system ?? ''} choices={choices.systems.map(each => ({ value: each.id, label: each.name }))} wide
                onChange={id => {
                    pushAll(() => {
                        keepPlace(ring);
                        asked.system.value = id;
                        asked.radius.value = Math.min(choices.mostRadius_km, choices.systems.find(each => each.id === id)?.longestRange_km ?? 400);
                        asked.view.value = null;
                    });
                }} />
            <Select label="Stands" value={whose} wide
                choices={[{ value: AT_A_PLACE, label: 'at a place' }, ...scenarios.flatMap(each => each.batteries.slice(0, 12).map((battery, at) => ({ value: `${each.name}|${at === 0 ? '' : battery.name}`, label: `${each.title}: ${battery.name}` })))]}
                onChange={value => {
                    const [name = '', battery = ''] = value.split('|');
                    pushAll(() => {
                        if (name === '') {
                            keepPlace(ring);
                        } else {
                            asked.scenario.value = name;
                            asked.battery.value = battery;
                        }
                        resetView();
                    });
                }} />
            <div class="coverage-pair">
                <NumberField label="Latitude" unit="°N" value={ring?.lat_deg ?? asked.lat.value} min={-85} max={85} decimals={3} onChange={value => { moveTo(value, ring?.lon_deg ?? asked.lon.value, ring); }} />
                <NumberField label="Longitude" unit="°E" value={ring?.lon_deg ?? asked.lon.value} min={-180} max={180} decimals={3} onChange={value => { moveTo(ring?.lat_deg ?? asked.lat.value, value, ring); }} />
            </div>
            <div class="coverage-pair">
                {isFootprint ? null : <NumberField label="Claimed ring" unit="km" value={asked.radius.value} min={20} max={choices.mostRadius_km} decimals={1} onChange={value => { pushAll(() => { asked.radius.value = value; resetView(); }); }} />}
                <NumberField label="Antennas" unit="m" value={asked.mast.value < 0 ? ring?.radars.at(-1)?.antenna_m ?? 0 : asked.mast.value} min={0} max={200} decimals={1} onChange={value => { asked.mast.push(value); }} />
            </div>
            {asked.mast.value >= 0 ? <Button kind="quiet" small onClick={() => { asked.mast.push(-1); }}>Antennas as the models say</Button> : null}
            <hr />
            <Select label="Against" value={asked.against.value} choices={[...choices.targets, ...choices.threats].map(each => ({ value: each.id, label: each.name }))} wide
                onChange={id => { pushAll(() => { asked.against.value = id; asked.echo.value = ''; asked.draws.value = 0; resetView(); }); }}
                hint={isFootprint ? 'It comes down along one path: there is no height to choose, no profile and no ring. What counts is which places aimed at are defended.' : 'It flies level: what counts is how much of the ring is left at each height.'} />
            <Echo />
            {isFootprint ? <ThreatFields choices={choices} /> : <LevelFields choices={choices} />}
            <Select label="Ground" value={asked.terrain.value} wide
                choices={[{ value: '', label: asked.scenario.value === '' ? 'built-in (coarse)' : 'the scenario’s' }, ...choices.grounds.filter(each => asked.scenario.value !== '' || each !== 'built-in').map(each => ({ value: each, label: each }))]}
                onChange={value => { asked.terrain.push(value); }} />
            <Facing stood={ring} />
            {children}
        </div>
    );
}

/** What is asked of a target that flies level. */
function LevelFields({ choices }: { choices: Choices }) {
    const heights = asked.heights.value.map(Number).filter(Number.isFinite);
    const takeHeights = (next: readonly number[]) => {
        pushAll(() => {
            asked.heights.value = next.map(String);
            if (!next.includes(asked.height.peek())) {
                asked.height.value = next.reduce((best, each) => (Math.abs(each - asked.height.peek()) < Math.abs(best - asked.height.peek()) ? each : best));
            }
        });
    };
    return (
        <>
            <Segmented label="Course" value={asked.course.value} choices={[{ value: 'closing', label: 'Closing' }, { value: 'crossing', label: 'Crossing' }, { value: 'receding', label: 'Receding' }]} onChange={value => { asked.course.push(value); }} />
            <Stepper label="Height of the target" value={asked.height.value} steps={heights} show={heightText} onChange={value => { asked.height.value = value; }} />
            <NumberList label="Heights asked, m above ground" values={heights} most={choices.mostHeights} least={1} greatest={30_000} what="heights" unit="m" onChange={takeHeights} />
        </>
    );
}

/** Which echo is taken: as read, a claim at its word, or a value where nobody claims one. */
function Echo() {
    const known = asked.echoKnown.value, first = known?.echoes[0];
    const isAssumed = known !== null && known.echoes.every(each => !each.isClaimed);
    const open = () => { if (asked.kind.peek() === 'footprint') { asked.part.push('echo'); } else { asked.tab.push('echo'); } };
    return (
        <>
            <Select label="Its echo from ahead" value={asked.isEchoValued.value ? VALUED : asked.echo.value} wide
                choices={[
                    { value: '', label: `as read: ${known ? echoesText(known.echoes) : ''}` },
                    ...(known?.claims ?? []).map(claim => ({ value: claim.id, label: `${echoText(claim.nose_m2)} – ${claim.id.slice(claim.id.indexOf('#') + 1)}` })),
                    ...(isAssumed || asked.isEchoValued.value ? [{ value: VALUED, label: 'another value' }] : []),
                ]}
                onChange={id => { asked.echo.push(id === VALUED ? String(first?.nose_m2 ?? 1) : id); }}
                hint={<button type="button" class="link" onClick={open}>{known && known.claims.length > 0 ? `${known.claims.length} claims behind it` : 'No claim speaks of it: assumed'}</button>} />
            {asked.isEchoValued.value ? <NumberField label="Echo in every band" unit="m²" value={Number(asked.echo.value)} min={LEAST_ECHO_M2} max={10_000} decimals={6} onChange={value => { asked.echo.push(String(value)); }} /> : null}
        </>
    );
}

/** Which way the engagement radar looks: to each target, or fixed. */
function Facing({ stood }: { stood: Stood | null }) {
    const facing = asked.facing.value, isFixed = facing !== '' && facing !== asked.AS_WRITTEN;
    return (
        <>
            <Select label="Engagement radar" value={isFixed ? FIXED : facing} wide
                choices={[
                    { value: '', label: 'faces its target' },
                    ...(asked.scenario.value !== '' || facing === asked.AS_WRITTEN ? [{ value: asked.AS_WRITTEN, label: 'fixed as the scenario says' }] : []),
                    { value: FIXED, label: 'fixed toward a direction' },
                ]}
                onChange={word => { asked.facing.push(word === FIXED ? String(Math.round(stood?.facing_deg ?? 0)) : word); }}
                hint={facing !== '' && stood ? `It does not turn: outside its sector of ${Number(stood.sector_deg.toFixed(1))}°${isFixed ? '' : ` toward ${directionText(stood.facing_deg ?? 0)}`} it leads no missile.` : undefined} />
            {isFixed ? <NumberField label="Fixed toward, from north" unit="°" value={Number(facing)} min={0} max={360} decimals={1} onChange={value => { asked.facing.push(String(value)); }} /> : null}
        </>
    );
}

/** What is asked of a threat that comes ballistically. */
function ThreatFields({ choices }: { choices: Choices }) {
    const limits = choices.footprint, numbers = (words: readonly string[]) => words.map(Number).filter(Number.isFinite);
    return (
        <>
            <NumberList label="Threat ranges, km" values={numbers(asked.threats.value)} most={limits.mostRanges} least={limits.leastRange_km} greatest={limits.mostRange_km} what="ranges" unit="km"
                onChange={next => { pushAll(() => { asked.threats.value = next.map(String); resetView(); }); }} />
            <NumberList label="Threat directions, ° from north" values={numbers(asked.from.value)} most={limits.mostAzimuths} least={0} greatest={360} what="directions" unit="°" hint="Where it comes from: 0 north, 90 east. Those that are named, and no others."
                onChange={next => { asked.from.push([...new Set(next.map(each => each % 360))].sort((one, other) => one - other).map(String)); }} />
            <div class="coverage-pair">
                <NumberField label="Keep-out" unit="km" value={asked.keepOut.value} min={0} max={100} decimals={1} onChange={value => { asked.keepOut.push(value); }} />
                <NumberField label="Cells" unit="km" value={asked.cell.value} min={limits.leastCell_km} max={limits.mostCell_km} decimals={2} onChange={value => { asked.cell.push(value); }} />
            </div>
        </>
    );
}

/** Several numbers in one field, taken when Enter is pressed or the field is left. */
function NumberList({ label, values, most, least, greatest, what, unit, hint, onChange }: {
    label: string; values: readonly number[]; most: number; least: number; greatest: number; what: string; unit: string; hint?: string; onChange: (values: readonly number[]) => void;
}) {
    const id = useId(), [fault, setFault] = useState('');
    const take = (words: string) => {
        const next = numbersOf(words);
        if (next.length === 0 || next.length > most || next.some(each => !(each >= least && each <= greatest))) {
            setFault(`One to ${most} ${what} from ${least} to ${greatest} ${unit}.`);
            return;
        }
        setFault('');
        onChange(next);
    };
    return (
        <div class="field wide">
            <label for={id}>{label}</label>
            <input id={id} type="text" class="num" value={values.join(', ')} aria-invalid={fault !== ''} aria-describedby={fault !== '' || hint ? `${id}-hint` : undefined} onChange={event => { take(event.currentTarget.value); }} />
            {fault !== '' ? <p class="hint fault" id={`${id}-hint`} role="alert">{fault}</p> : hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null}
        </div>
    );
}

/** The ring stays where it is, at a place of its own. */
function keepPlace(ring: Stood | null): void {
    if (asked.scenario.peek() !== '' && ring) {
        asked.system.value = ring.systemId;
        asked.lat.value = ring.lat_deg;
        asked.lon.value = ring.lon_deg;
    }
    // Only a scenario's battery has a facing of its own: the place keeps what it came to.
    if (asked.facing.peek() === asked.AS_WRITTEN) {
        asked.facing.value = ring?.facing_deg === null || ring?.facing_deg === undefined ? '' : String(ring.facing_deg);
    }
    asked.scenario.value = '';
    asked.battery.value = '';
}

/** The site elsewhere. */
export function moveTo(lat_deg: number, lon_deg: number, ring: Stood | null): void {
    pushAll(() => {
        keepPlace(ring);
        asked.lat.value = Number(lat_deg.toFixed(4));
        asked.lon.value = Number(lon_deg.toFixed(4));
        const shown = asked.view.peek();
        asked.view.value = shown && { x_km: 0, y_km: 0, span_km: shown.span_km };
    });
}

function resetView(): void {
    asked.view.value = null;
}
