import { useEffect, useRef } from 'preact/hooks';
import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { Shown } from '../../evidence/parts';
import type { Conflict } from '../../evidence/types';
import { Badge, Empty, Toggle, inUnits } from '../../ui';
import { factorWords } from '../../ui/words';
import { CONFLICT_TONES, ConflictCard } from './ConflictCard';
import { conflict as chosen, of, onlyOpen, onlyRead } from './state';

/** What the claims do not agree on: a list, and the chosen one in full. */
export function ConflictsView() {
    const asked = useAsked('conflicts', async signal => (await get('/api/evidence/conflicts', { signal })) as { conflicts: readonly Conflict[] });
    return (
        <Shown asked={asked} what="Fetching the conflicts">
            {({ conflicts }) => {
                const sought = of.value.toLowerCase();
                const shown = conflicts.filter(each => (!onlyOpen.value || each.state === 'open') && (!onlyRead.value || each.readBy.length > 0) && (sought === '' || each.properties.some(property => property.id.toLowerCase().includes(sought))));
                const current = shown.find(each => each.lead === chosen.value) ?? shown[0];
                return (
                    <>
                        <div class="row filters">
                            <div class="field"><label class="hidden-words" for="conflicts-filter">Filter by property</label><input id="conflicts-filter" class="input" type="search" placeholder="Filter: s-400/, range …" value={of.value} onInput={event => { of.value = event.currentTarget.value; }} /></div>
                            <Toggle label="Only open" checked={onlyOpen.value} onChange={next => { onlyOpen.push(next); }} />
                            <Toggle label="Only what a model reads" checked={onlyRead.value} onChange={next => { onlyRead.push(next); }} />
                            <p class="faint small">{shown.length} of {conflicts.length} conflicts. What a model reads stands first, then by how far the answers lie apart.</p>
                        </div>
                        {current ? (
                            <div class="list-and-detail">
                                <ConflictList conflicts={shown} current={current.lead} />
                                <ConflictCard key={current.lead} conflict={current} />
                            </div>
                        ) : <Empty title="No conflict is left by these filters." />}
                    </>
                );
            }}
        </Shown>
    );
}

function ConflictList({ conflicts, current }: { conflicts: readonly Conflict[]; current: string }) {
    const list = useRef<HTMLUListElement>(null);
    useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [current]);
    function press(event: KeyboardEvent): void {
        const at = Math.max(0, conflicts.findIndex(each => each.lead === (chosen.peek() || current)));
        const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: conflicts.length - 1 };
        const next = to[event.key];
        const target = next === undefined ? undefined : conflicts[Math.max(0, Math.min(conflicts.length - 1, next))];
        if (target) {
            event.preventDefault();
            chosen.value = target.lead;
        }
    }
    return (
        <ul class="conflict-list" role="listbox" aria-label="Conflicts" tabIndex={0} ref={list} onKeyDown={press} aria-activedescendant={`conflict-${current}`}>
            {conflicts.map(each => (
                <li key={each.lead} id={`conflict-${each.lead}`} role="option" aria-selected={each.lead === current} onClick={() => { chosen.push(each.lead); }}>
                    <span class="row spread"><strong>{each.lead}</strong><Badge tone={CONFLICT_TONES[each.state]}>{each.state}</Badge></span>
                    <span class="soft small">{each.properties.map(property => property.spread).filter(words => words !== '').slice(0, 2).map(inUnits).join(' ')}</span>
                    <span class="faint small">{each.properties.length > 1 ? `${each.properties.length} properties. ` : ''}{each.readBy.length > 0 ? `Read by ${each.readBy.map(factorWords).join('; ')}` : ''}</span>
                </li>
            ))}
        </ul>
    );
}
