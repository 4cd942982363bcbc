import type { ForceOnDay } from '../../evidence/types';
import { furthestWords, stateName } from '../../evidence/words';
import { pushAll } from '../../state/url';
import { Badge, Empty, Panel, Table } from '../../ui';
import { capital } from '../../ui/words';
import { rowOf } from './deals';
import { bar, deal } from './state';

/** The answer first: each deal of the state in one row; a row opens its deal. */
export function Overview({ force, isLast, newest }: { force: ForceOnDay; isLast: boolean; newest: string }) {
    const rows = force.deals.map(each => ({ ...each, ...rowOf(each) }));
    return (
        <Panel
            flush title={`${stateName(force.owner)} on ${force.day}`}
            note={force.knownBy ? `As known by ${force.knownBy}: what was said later is left out, and grades rest on what had been said.` : `As known today.${isLast && force.day < newest ? ` Nothing is told of a later day up to ${newest}, the day of the ledger’s newest document.` : ''} Who says so stands below; choose a deal to see it alone.`}
        >
            <Table name="deals"
                caption={`The deals of ${stateName(force.owner)} on ${force.day}`} hideCaption rows={rows} rowKey={row => row.deal.id}
                chosen={deal.value === '' ? null : deal.value}
                onChoose={row => { pushAll(() => { bar.value = ''; deal.value = deal.peek() === row.deal.id ? '' : row.deal.id; }); }}
                empty={<Empty title="Nothing in the ledger was so or awaited on that day." />}
                columns={[
                    { id: 'deal', name: 'Deal', value: row => row.deal.name, isHeader: true, show: row => <>{capital(row.deal.name)}<span class="overview-from">{row.deal.seller === row.deal.owner ? 'own procurement' : `from ${stateName(row.deal.seller)}`}</span></> },
                    { id: 'state', name: 'How far it is', value: row => row.state, show: row => <Badge tone={row.isDisputed ? 'caution' : row.furthest && row.furthest !== 'ended' ? 'good' : 'plain'}>{furthestWords(row.state, row.furthest)}</Badge> },
                    { id: 'agreed', name: 'How many were agreed', value: row => row.agreed, show: row => row.agreed || <span class="faint">nobody says</span>, title: 'Alternatives that exclude each other are joined by “or”' },
                    { id: 'delivered', name: 'How many came', value: row => row.delivered, show: row => row.delivered || <span class="faint">nobody says</span> },
                    { id: 'told', name: 'Statements', value: row => row.told, title: 'What is said to be so on that day' },
                    { id: 'disputed', name: 'Disputed', value: row => row.disputed },
                    { id: 'awaited', name: 'Awaited', value: row => row.awaited, align: 'right', show: row => (row.overdue > 0 ? `${row.awaited}, ${row.overdue === row.awaited ? 'all' : row.overdue} overdue` : String(row.awaited)) },
                ]}
            />
        </Panel>
    );
}
