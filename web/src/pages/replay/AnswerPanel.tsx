import type { Answer } from '../../api/client';
import { partName } from '../../shell/choices';
import { type Column, Download, More, Notice, Stamp, Table } from '../../ui';
import { count } from '../../ui/words';
import { type Player, openPanel, outcome, select } from './player';
import { eventsAsCsv } from './events';
import { clock, percent, plain } from './words';

export type Summary = Answer<'/api/runs/{name}/{key}/summary'>;

function sources(of: string): void {
    outcome.push(of);
    openPanel('sources');
}

/** A number that can be walked back. */
function Walk({ of, children }: { of: string; children: preact.ComponentChildren }) {
    return <button type="button" class="link num" title="Walk it back to its claims" onClick={() => { sources(of); }}>{children}</button>;
}

/** What came out: the answer, the waterfall from the raid to the killed, leakers, mistakes, damage, and what it rests on. */
export function AnswerPanel({ player, summary, picture }: { player: Player; summary: Summary; picture: () => Promise<Blob> }) {
    const go = (target: string, time_s: number): void => {
        player.pause();
        player.seek(time_s * 1000);
        select(`target:${target}`);
        openPanel('target');
    };
    const leakers: readonly Column<Summary['leakers'][number]>[] = [
        { id: 'target', name: 'Target', value: row => row.target, isHeader: true },
        { id: 'aim', name: 'Reached', value: row => row.aim ?? '–' },
        { id: 'time', name: 'At', value: row => row.time_s, show: row => clock(row.time_s * 1000) },
        { id: 'hit', name: 'Hit', value: row => (row.hit === null ? '–' : row.hit) },
    ];
    const mistakes: readonly Column<Summary['mistakes'][number]>[] = [
        { id: 'target', name: 'Target', value: row => row.target, isHeader: true },
        { id: 'what', name: 'What', value: row => `${row.side} ${plain(row.class)}` },
        { id: 'by', name: 'By', value: row => row.battery },
        { id: 'time', name: 'Fired', value: row => row.launch_s, show: row => clock(row.launch_s * 1000) },
        { id: 'result', name: 'Result', value: row => (row.killed ? 'killed' : row.resultWords) },
    ];
    const damage: readonly Column<Summary['damage'][number]>[] = [
        { id: 'asset', name: 'Asset', value: row => row.asset, isHeader: true },
        { id: 'hits', name: 'Hits', value: row => row.hits, show: row => `${row.hits} of ${row.attacks}` },
        { id: 'state', name: 'State', value: row => (row.destroyed ? 'destroyed' : `withstands ${row.withstands}`) },
    ];
    const missiles: readonly Column<Summary['missiles'][number]>[] = [
        { id: 'battery', name: 'Battery', value: row => row.battery, isHeader: true },
        { id: 'loaded', name: 'Loaded', value: row => row.loaded },
        { id: 'fired', name: 'Fired', value: row => row.fired },
        { id: 'left', name: 'Left', value: row => row.left },
        { id: 'lost', name: 'Lost', value: row => row.lost },
    ];
    const killed = summary.steps.at(-1)?.reached ?? 0;
    return (
        <div class="stack answer-panel">
            <p class="answer-words">{summary.answer}</p>
            {summary.remarks.length > 0 ? <Notice tone="caution">{summary.remarks.map(remark => <p key={remark} class="small">{remark}</p>)}</Notice> : null}
            {summary.failed.length > 0 ? <Notice tone="bad" title="The battle’s own sums do not come out even">{summary.failed.map(failed => <p key={failed}>{failed}</p>)}</Notice> : null}
            <section aria-labelledby="waterfall-heading">
                <h3 id="waterfall-heading">From the raid to the killed</h3>
                <Waterfall summary={summary} />
                <p class="small soft"><Walk of="kills">{killed} killed</Walk>, <Walk of="leakers">{summary.leakers.length} leaked</Walk>, <Walk of="mistakes">{count(summary.mistakes.length, 'missile')} fired by mistake</Walk>. A number opens the claims behind it.</p>
            </section>
            <section aria-labelledby="leakers-heading">
                <h3 id="leakers-heading">Leakers <span class="faint">({summary.leakers.length})</span></h3>
                <Table name="leakers" caption="Hostile targets that reached their aim" hideCaption columns={leakers} rows={summary.leakers} rowKey={row => row.target} height="13rem" onChoose={row => { go(row.target, row.time_s); }} empty={<p class="soft">No hostile target reached its aim.</p>} />
            </section>
            <section aria-labelledby="mistakes-heading">
                <h3 id="mistakes-heading">Mistakes <span class="faint">({summary.mistakes.length})</span></h3>
                <Table name="mistakes" caption="Missiles fired at what was not hostile" hideCaption columns={mistakes} rows={summary.mistakes} rowKey={row => row.interceptor} height="13rem" onChoose={row => { go(row.target, row.launch_s); }} empty={<p class="soft">No missile was fired at what was not hostile.</p>} />
            </section>
            <section aria-labelledby="damage-heading">
                <h3 id="damage-heading">Damage and missiles</h3>
                <Table name="damage" caption="Damage" hideCaption columns={damage} rows={summary.damage} rowKey={row => row.asset} empty={<p class="soft">Nothing was defended.</p>} />
                <Table name="missiles" caption="Missiles" hideCaption columns={missiles} rows={summary.missiles} rowKey={row => row.battery} onChoose={row => { select(`battery:${row.battery}`); openPanel('battery'); }} />
            </section>
            <Reasons summary={summary} />
            <Download offers={[
                { name: 'Map as it stands (PNG)', file: `${summary.stamp.scenario}-${clock(player.time.value).replaceAll(':', '-')}.png`, make: picture },
                { name: 'Replay', file: `${summary.stamp.scenario}-${summary.stamp.seed}.rpr`, href: `/api/runs/${summary.id}/replay` },
                { name: 'Events (CSV)', file: `${summary.stamp.scenario}-${summary.stamp.seed}-events.csv`, make: () => eventsAsCsv(player.replay) },
            ]} />
            <Stamp items={[
                { name: 'Scenario', value: `${summary.stamp.scenario}, seed ${summary.stamp.seed}, replication ${summary.stamp.replication}` },
                { name: 'Terrain', value: summary.stamp.terrain },
                { name: 'Values', value: `${summary.stamp.claimed} from public claims (${summary.stamp.disputed} disputed), ${summary.stamp.assumed} assumed` },
                { name: 'Ledger', value: <code>{summary.stamp.ledger.slice(0, 12)}</code>, title: summary.stamp.ledger },
                { name: 'Journal', value: <><code>{summary.stamp.journal.slice(0, 12)}</code>, kept: {summary.stamp.kept}</>, title: summary.stamp.journal },
                { name: 'Engine', value: summary.stamp.engine },
            ]} />
        </div>
    );
}

/** From the raid to the killed: a bar for each step, and what was lost before it. */
function Waterfall({ summary }: { summary: Summary }) {
    const raid = Math.max(1, summary.appeared);
    return (
        <table class="waterfall">
            <caption class="hidden-words">How many hostile targets came to each step, and how those ended that came no farther</caption>
            <colgroup><col class="fall-name" /><col class="fall-bars" /><col /></colgroup>
            <thead class="hidden-words"><tr><th scope="col">Step</th><th scope="col">Targets</th><th scope="col">Lost before it</th></tr></thead>
            <tbody>
                <tr><th scope="row">raid</th><td><span class="fall-bar" style={{ width: '100%' }} /><span class="num fall-number">{summary.appeared}</span></td><td /></tr>
                {summary.steps.map(step => (
                    <tr key={step.name}>
                        <th scope="row">{step.name}</th>
                        <td><span class="fall-bar" style={{ width: `${(100 * step.reached) / raid}%` }} /><span class="num fall-number">{step.reached}</span></td>
                        <td class="small" title={`${step.leaked + step.otherwise} ${step.lostAs}, ${step.leaked} of them leaked`}>{step.leaked + step.otherwise === 0 ? '' : <>{step.leaked + step.otherwise} {step.lostAs}{step.leaked > 0 ? <span class="hostile">, {step.leaked} leaked</span> : null}</>}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function Reasons({ summary }: { summary: Summary }) {
    const batteries = [...new Set(summary.whyNotFired.map(held => held.battery))];
    return (
        <section aria-labelledby="reasons-heading">
            <h3 id="reasons-heading">What kept the batteries from firing</h3>
            <p class="small soft">Shares of all hostile targets’ lives, the longest first.</p>
            {batteries.map(battery => (
                <More key={battery} name={partName(battery)} summary={<><strong>{battery}</strong>: {summary.whyNotFired.filter(held => held.battery === battery && held.reason !== 'engaged').slice(0, 2).map(held => `${held.words} ${percent(held.share)}`).join(', ')}</>}>
                    <ul class="reason-shares">{summary.whyNotFired.filter(held => held.battery === battery).map(held => <li key={held.reason}><span class="num">{percent(held.share)}</span> {held.words}</li>)}</ul>
                </More>
            ))}
        </section>
    );
}
