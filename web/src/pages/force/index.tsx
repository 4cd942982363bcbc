import { useEffect, useMemo } from 'preact/hooks';
import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { dayNumber, isoDay } from '../../evidence/days';
import { daysOfBars } from '../../evidence/lanes';
import { Shown } from '../../evidence/parts';
import type { Owner } from '../../evidence/types';
import { stateName } from '../../evidence/words';
import { page } from '../../shell/page';
import { useTitle } from '../../shell/router';
import { pushAll } from '../../state/url';
import { Empty, Notice, PageHead, Select, Stamp, Toggle } from '../../ui';
import { BarPanel } from './BarPanel';
import { DaySlider } from './DaySlider';
import { DayTable } from './DayTable';
import { ForecastsPanel } from './ForecastsPanel';
import { Lanes } from './Lanes';
import { Overview } from './Overview';
import { asThen, bar, deal, forecast, on, owner } from './state';

/** The state with most claims leads where the address names none: it has most to tell. A name without deals gives nothing. */
function ownerOf(owners: readonly Owner[]): Owner | undefined {
    return owner.value === '' ? [...owners].sort((one, other) => other.claims - one.claims)[0] : owners.find(each => each.owner === owner.value);
}

/** Who had how many, on which day, and who says so. */
export default function Force() {
    const asked = useAsked('owners', signal => get('/api/force/owners', { signal }));
    useEffect(() => {
        page.onState(() => ({ owner: owner.peek(), deal: deal.peek(), on: on.peek(), then: asThen.peek(), bar: bar.peek(), forecast: forecast.peek() }));
    }, []);
    return (
        <div class="page force">
            <PageHead title="Who had how many, on which day, and who says so" lede="Deliveries put together from dated claims: owner, date and quantity, never a position." />
            <Shown asked={asked} what="Fetching the deals">
                {({ owners }) => {
                    const current = ownerOf(owners);
                    return current ? <OwnerForce key={current.owner} current={current} owners={owners} /> : owners.length === 0 ? <Empty title="The ledger holds no deals." /> : <NoOwner owners={owners} />;
                }}
            </Shown>
        </div>
    );
}

/** The address names a state of which nothing is known: that is said, and not another state shown. */
function NoOwner({ owners }: { owners: readonly Owner[] }) {
    return (
        <Notice tone="caution" title={`The ledger holds no deal of “${owner.value}”.`}>
            <p>It holds deals of these states:</p>
            <ul class="owners-list">
                {owners.map(each => <li key={each.owner}><a href={`/force?owner=${encodeURIComponent(each.owner)}`}>{stateName(each.owner)}</a> <span class="soft">{each.deals.map(one => one.name).join(', ')}; {each.claims} claims</span></li>)}
            </ul>
        </Notice>
    );
}

/** The same for a deal: of the state all is shown. */
function NoDeal({ current }: { current: Owner }) {
    return (
        <Notice tone="caution" title={`The ledger holds no deal “${deal.value}” of ${stateName(current.owner)}.`}>
            <p>Choose one of its deals in the field above; all of them are shown.</p>
        </Notice>
    );
}

function OwnerForce({ current, owners }: { current: Owner; owners: readonly Owner[] }) {
    // Behind the last day of which anything is told nothing changes: half a year of it is enough.
    const [first, last] = [current.first, isoDay(dayNumber(current.last) + 183)];
    const usual = last < current.newest ? last : current.newest;
    const day = Number.isNaN(dayNumber(on.value)) ? usual : on.value;
    const known = asThen.value ? day : '';
    const chosenDeal = current.deals.some(each => each.id === deal.value) ? deal.value : '';
    const lanes = useAsked(`lanes ${current.owner} ${chosenDeal} ${known}`, signal => get('/api/force/lanes', { query: { owner: current.owner, deal: chosenDeal || null, knownBy: known || null, from: first, to: last }, signal }));
    const force = useAsked(`force ${current.owner} ${chosenDeal} ${day} ${known}`, signal => get('/api/force', { query: { owner: current.owner, deal: chosenDeal || null, on: day, knownBy: known || null }, signal }));
    useTitle(`${stateName(current.owner)} – Force`);
    const chosen = useMemo(() => lanes.value?.lanes.flatMap(lane => lane.bars.map(each => ({ lane, bar: each }))).find(each => each.bar.claims.some(claim => claim.id === bar.value)), [lanes.value, bar.value]);
    // One deal fills the axis, wherever in the owner's history it lies.
    const axis = useMemo(() => (chosenDeal === '' || !lanes.value ? { first, last } : daysOfBars(lanes.value.lanes.flatMap(lane => lane.bars), { first, last })), [lanes.value, chosenDeal, first, last]);
    return (
        <div class="stack">
            <div class="row filters force-tools">
                <Select label="State" value={current.owner} onChange={next => { pushAll(() => { deal.value = ''; bar.value = ''; owner.value = next; }); }} choices={owners.map(each => ({ value: each.owner, label: `${stateName(each.owner)} (${each.claims} claims)` }))} />
                <Select label="Deal" value={chosenDeal} onChange={next => { pushAll(() => { bar.value = ''; deal.value = next; }); }} choices={[{ value: '', label: 'All its deals' }, ...current.deals.map(each => ({ value: each.id, label: each.name }))]} />
                <DaySlider first={axis.first} last={axis.last} newest={usual} day={day} onDay={next => { on.value = next; }} />
                <Toggle label={<>Only what had been said by then</>} checked={asThen.value} onChange={next => { asThen.push(next); }} />
            </div>
            {deal.value !== '' && !current.deals.some(each => each.id === deal.value) ? <NoDeal current={current} /> : null}
            <Shown asked={force} what="Looking at the day">{answer => <Overview force={answer} isLast={day >= current.last} newest={current.newest} />}</Shown>
            <Shown asked={lanes} what="Putting the lanes together">
                {answer => (
                    <>
                        <Lanes lanes={answer} axis={axis} day={day} chosen={chosen?.bar} newest={current.newest} onDay={next => { on.value = next; }} onBar={next => { bar.push(next === bar.peek() ? '' : next); }} />
                        {chosen ? <BarPanel deal={chosen.lane.deal} bar={chosen.bar} others={chosen.lane.bars.filter(each => each.group === chosen.bar.group && each !== chosen.bar)} onClose={() => { bar.push(''); }} /> : null}
                    </>
                )}
            </Shown>
            {force.value ? <DayTable force={force.value} /> : null}
            <ForecastsPanel deals={current.deals} />
            {lanes.value ? <Stamp items={[{ name: 'Rests on', value: lanes.value.stamp }, { name: 'State', value: stateName(current.owner) }, { name: 'Day', value: day }, ...(known ? [{ name: 'Known by', value: known }] : [])]} /> : null}
        </div>
    );
}
