import { get } from '../../api/client';
import { type Asked, useAsked } from '../../evidence/asked';
import { Shown } from '../../evidence/parts';
import type { Conflict, Properties, Property } from '../../evidence/types';
import { stageWords, propertyAddress, propertyWords } from '../../evidence/words';
import { partName, useInAddress } from '../../shell/choices';
import { text } from '../../state/url';
import { Badge, Empty, More, Panel, Toggle } from '../../ui';
import { count } from '../../ui/words';
import { ConflictCard } from './ConflictCard';
import { ClaimsTable } from './ClaimsTable';
import { onlyOpen } from './state';
import { UsedByPanel } from './UsedByPanel';
import { WorthPanel } from './WorthPanel';

/** Everything that can be claimed, by what it is claimed of. */
export function SystemsView({ held }: { held: Asked<Properties> }) {
    const [words, setWords] = useInAddress('filter', text, '');
    return (
        <Shown asked={held} what="Fetching the properties">
            {({ systems }) => {
                const sought = words.toLowerCase();
                const shown = systems
                    .map(system => ({ ...system, properties: system.properties.filter(each => (sought === '' || `${each.id} ${each.meaning}`.toLowerCase().includes(sought)) && (!onlyOpen.value || each.conflict === 'open')) }))
                    .filter(system => system.properties.length > 0)
                    .sort((one, other) => other.claims - one.claims);
                return (
                    <>
                        <div class="row filters">
                            <div class="field"><label class="hidden-words" for="systems-filter">Filter</label><input id="systems-filter" class="input" type="search" placeholder="Filter properties" value={words} onInput={event => { setWords(event.currentTarget.value); }} /></div>
                            <Toggle label="Only what is in an open conflict" checked={onlyOpen.value} onChange={next => { onlyOpen.push(next); }} />
                        </div>
                        {shown.length === 0 ? <Empty title="No property is left by these filters." /> : null}
                        <div class="systems">
                            {shown.map(system => (
                                <More key={system.name} name={partName(system.name)} class="panel system" isOpen={sought !== '' || onlyOpen.value || system.claims >= 40} summary={<><strong>{system.name}</strong> <span class="faint">{system.properties.length} {system.properties.length === 1 ? 'property' : 'properties'}, {system.claims} claims</span> {system.open > 0 ? <Badge tone="caution">{system.open} in conflict</Badge> : null}</>}>
                                    <ul>{system.properties.map(each => <PropertyItem key={each.id} property={each} />)}</ul>
                                </More>
                            ))}
                        </div>
                    </>
                );
            }}
        </Shown>
    );
}

function PropertyItem({ property }: { property: Property }) {
    return (
        <li title={property.meaning}>
            <a href={propertyAddress(property.id)}>{propertyWords(property.id)}</a>
            <span class="faint num"> {property.standing}/{property.origins}</span>
            <span class="hidden-words"> ({property.standing} standing {property.standing === 1 ? 'claim' : 'claims'}, {property.origins} known {property.origins === 1 ? 'origin' : 'origins'})</span>
            {property.conflict ? <> <Badge tone={property.conflict === 'open' ? 'caution' : 'plain'}>{property.conflict}</Badge></> : null}
            {property.readBy.length > 0 ? <> <Badge tone="note" title={property.readBy.join(', ')}>read</Badge></> : null}
        </li>
    );
}

/** One property: its claims, their conflict, and what reads it. */
export function PropertyView({ id, held }: { id: string; held: Asked<Properties> }) {
    const timeline = useAsked(`claims of ${id}`, signal => get('/api/evidence/timeline', { query: { of: id }, signal }));
    const conflicts = useAsked(`conflicts of ${id}`, async signal => (await get('/api/evidence/conflicts', { query: { of: id }, signal })) as { conflicts: readonly Conflict[] });
    const known = held.value?.systems.flatMap(system => system.properties).find(each => each.id === id);
    const own = conflicts.value?.conflicts.filter(conflict => conflict.properties.some(each => each.id === id)) ?? [];
    if (held.value && !known) {
        return <Empty title={`The ledger has no property ${id}.`}><p>Search for it above, or find it <a href="/evidence?view=systems">by its system</a>.</p></Empty>;
    }
    return (
        <div class="two-columns">
            <section class="stack">
                <div>
                    <p class="crumb"><a href="/evidence?view=systems">By system</a> / <code>{id}</code></p>
                    <h2 class="document-title">{propertyWords(id)}</h2>
                    {known ? <p class="lede">{known.meaning}</p> : null}
                </div>
                {own.map(conflict => <ConflictCard key={conflict.lead} conflict={conflict} />)}
                <Shown asked={timeline} what="Fetching its claims">
                    {answer => <Panel flush title="Claims"><ClaimsTable caption={`Claims on ${id}`} claims={answer.claims.filter(claim => claim.property === id)} /></Panel>}
                </Shown>
            </section>
            <aside class="stack">
                {known ? (
                    <Panel title="The property" level={3}>
                        <p class="soft">{known.standing} of {known.claims} claims stand, in {count(known.documents, 'document')}; {known.origins === 1 ? '1 independent known origin' : `${known.origins} independent known origins`}.</p>
                        {known.deal ? <p class="soft">It tells a state of the deal <code>{known.deal}</code>: {stageWords(known.stage)}.</p> : null}
                    </Panel>
                ) : null}
                <UsedByPanel property={id} />
                {known ? <WorthPanel property={id} /> : null}
            </aside>
        </div>
    );
}
