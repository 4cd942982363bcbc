import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Column, Empty, More, Select, Table } from '../../ui';
import { filters, lastBefore, rowsOf, shortName, subjectOf, wordsOf } from './events';
import { MarkIcon } from './MarkIcon';
import { type Player, filter } from './player';
import { MarkLegend, chooseEvent, chosenFilter } from './Transport';
import { clock } from './words';

/** Everything that happened, as a list: a click or Enter goes there. */
export function EventLog({ player }: { player: Player }) {
    const { replay } = player;
    const kinds = chosenFilter().kinds;
    const found = useMemo(() => rowsOf(replay, kinds), [replay, kinds]);
    const rows = useMemo(() => Array.from(found), [found]);
    const current = useComputed(() => found[lastBefore(replay, found, player.time.value)] ?? null);
    const columns = useMemo<readonly Column<number>[]>(() => [
        { id: 'time', name: 'Time', value: row => replay.events.time[row]!, show: row => <span class="num">{clock(replay.events.time[row]!)}</span>, width: '4.6rem' },
        { id: 'who', name: 'Who', value: row => subjectOf(replay, row), show: row => <span title={subjectOf(replay, row)}>{shortName(subjectOf(replay, row))}</span>, isHeader: true },
        { id: 'what', name: 'What', value: row => wordsOf(replay, row), show: row => <span class="event-words" title={wordsOf(replay, row)}><MarkIcon kind={replay.events.kind[row]!} /> {wordsOf(replay, row)}</span> },
    ], [replay]);
    return (
        <div class="event-log">
            <div class="row spread">
                <Select label="Events" hideLabel value={chosenFilter().id} onChange={value => { filter.push(value); }} choices={filters.map(each => ({ value: each.id, label: each.name }))} />
                <p class="faint small">{rows.length.toLocaleString('en')} of {replay.events.rows.toLocaleString('en')}; Enter goes there</p>
            </div>
            <Table name="events"
                caption="Events of the battle" hideCaption columns={columns} rows={rows} rowKey={row => row} height="fill"
                onChoose={row => { chooseEvent(player, row); }} chosen={current.value} inSight={current.value}
                empty={<Empty title="No such event in this battle." />}
            />
            <More name="shapes" summary="What the shapes mean"><MarkLegend replay={replay} /></More>
        </div>
    );
}
