import { useId, useState } from 'preact/hooks';
import { Button, Facts, NumberField, Segmented, Select, Stepper } from '../../ui';
import { pushAll } from '../../state/url';
import * as asked from './asking';
import type { Choices, Ring } from './asking';
import { echoText, heightText } from './steps';

const AT_A_PLACE = '';

/** What is asked: whose ring, where, against what. */
export function Controls({ choices, ring }: { choices: Choices; ring: Ring | null }) {
    const target = choices.targets.find(each => each.id === asked.against.value);
    const scenarios = choices.scenarios.filter(each => each.batteries.length > 0);
    const chosen = scenarios.find(each => each.name === asked.scenario.value);
    const whose = asked.scenario.value === '' ? AT_A_PLACE : `${asked.scenario.value}|${asked.battery.value}`;
    const heights = asked.heights.value.map(Number).filter(Number.isFinite);
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
                <NumberField label="Claimed ring" unit="km" value={asked.radius.value} min={20} max={choices.mostRadius_km} decimals={1} onChange={value => { pushAll(() => { asked.radius.value = value; resetView(); }); }} />
                <NumberField label="Antennas" unit="m" value={asked.mast.value < 0 ? ring?.radars.at(-1)?.antenna_m ?? 0 : asked.mast.value} min={0} max={200} decimals={1} onChange={value => { asked.mast.push(value); }} />
            </div>
            {asked.mast.value >= 0 ? <Button kind="quiet" small onClick={() => { asked.mast.push(-1); }}>Antennas as the models say</Button> : null}
            <hr />
            <Select label="Against" value={asked.against.value} choices={choices.targets.map(each => ({ value: each.id, label: each.name }))} wide
                onChange={id => { pushAll(() => { asked.against.value = id; asked.echo.value = ''; }); }}
                hint={<span title="rampart coverage --against ballistic-missile">Level flight. Against ballistic missiles there is no ring but a defended footprint, which the command line draws.</span>} />
            <Select label="Its echo from ahead" value={asked.echo.value} wide
                choices={[
                    { value: '', label: `as read: ${target ? target.echoes.map(each => `${each.band} ${echoText(each.nose_m2)}`).join(', ') : ''}` },
                    ...(target?.claims ?? []).map(claim => ({ value: claim.id, label: `${echoText(claim.nose_m2)} – ${claim.id.slice(claim.id.indexOf('#') + 1)}` })),
                ]}
                onChange={id => { asked.echo.push(id); }}
                hint={<button type="button" class="link" onClick={() => { asked.tab.push('echo'); }}>{target && target.claims.length > 0 ? `${target.claims.length} claims behind it` : 'No claim speaks of it: assumed'}</button>} />
            <Segmented label="Course" value={asked.course.value} choices={[{ value: 'closing', label: 'Closing' }, { value: 'crossing', label: 'Crossing' }, { value: 'receding', label: 'Receding' }]} onChange={value => { asked.course.push(value); }} />
            <Stepper label="Height of the target" value={asked.height.value} steps={heights} show={heightText} onChange={value => { asked.height.value = value; }} />
            <HeightList heights={heights} most={choices.mostHeights} />
            <Select label="Ground" value={asked.terrain.value} wide
                choices={[{ value: '', label: asked.scenario.value === '' ? 'built-in (coarse)' : 'the scenario’s' }, ...choices.grounds.filter(each => asked.scenario.value !== '' || each !== 'built-in').map(each => ({ value: each, label: each }))]}
                onChange={value => { asked.terrain.push(value); }} />
            {ring ? <Facts facts={[
                ['Target', `${ring.target}, ${Math.round(ring.speed_mps)} m/s`],
                ['Missiles', ring.missiles.map(each => each.name.toUpperCase()).join(', ')],
                ['Site', `${Math.round(ring.ground_m)} m above the sea`],
            ]} /> : null}
        </div>
    );
}

/** The heights that are asked, in metres. */
function HeightList({ heights, most }: { heights: readonly number[]; most: number }) {
    const id = useId(), [fault, setFault] = useState('');
    const take = (words: string) => {
        const next = [...new Set(words.split(/[\s,;]+/).filter(word => word !== '').map(Number))].sort((one, other) => one - other);
        if (next.length === 0 || next.length > most || next.some(each => !(each >= 1 && each <= 30_000))) {
            setFault(`One to ${most} heights from 1 to 30000 m.`);
            return;
        }
        setFault('');
        pushAll(() => {
            asked.heights.value = next.map(String);
            if (!next.includes(asked.height.peek())) {
                asked.height.value = next.reduce((best, each) => (Math.abs(each - asked.height.peek()) < Math.abs(best - asked.height.peek()) ? each : best));
            }
        });
    };
    return (
        <div class="field wide">
            <label for={id}>Heights asked, m above ground</label>
            <input id={id} type="text" class="num" value={heights.join(', ')} aria-invalid={fault !== ''} onChange={event => { take(event.currentTarget.value); }} />
            {fault !== '' ? <p class="hint fault" role="alert">{fault}</p> : null}
        </div>
    );
}

/** The ring stays where it is, at a place of its own. */
function keepPlace(ring: Ring | null): void {
    if (asked.scenario.peek() !== '' && ring) {
        asked.system.value = ring.systemId;
        asked.lat.value = ring.lat_deg;
        asked.lon.value = ring.lon_deg;
    }
    asked.scenario.value = '';
    asked.battery.value = '';
}

/** The site elsewhere. */
export function moveTo(lat_deg: number, lon_deg: number, ring: Ring | null): void {
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
