import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { get, isGivenUp, refusalFrom, type Answer, type Refusal } from '../../api/client';
import { useEscape } from '../../shell/focus';
import { page } from '../../shell/page';
import { text, urlSignals } from '../../state/url';
import { Badge, Button, Facts, Figure, Loading, More, PageHead, Panel, Refused, Stat, Stats, Table, type Column } from '../../ui';
import { areaAbout, areaName, kindWords } from './areas';
import { Chain } from './Chain';
import { DeviationStrip } from './DeviationStrip';
import { Boundary, Files, Ground, Limits } from './Words';

type Method = Answer<'/api/method'>;
type Area = Method['validation']['areas'][number];
type Row = Answer<'/api/method/areas/{area}'>['rows'][number];
type Model = Method['models'][number];

const urlSignal = urlSignals('/method');
const area = urlSignal('area', text, '');

const PARTS = [
    ['chain', 'From a sentence to an answer'],
    ['validation', 'Formulas held against publications'],
    ['numbers', 'Where the numbers come from'],
    ['limits', 'What is not modelled'],
    ['ground', 'The ground'],
    ['boundary', 'The boundary'],
    ['files', 'Formats, licences, repetition'],
] as const;

/** Why one may believe what Rampart says, and how far. */
export default function MethodPage() {
    const method = useSignal<Method | undefined>(undefined);
    const rows = useSignal<readonly Row[] | undefined>(undefined);
    const fault = useSignal<Refusal | undefined>(undefined);
    const attempt = useSignal(0);

    useSignalEffect(() => {
        void attempt.value;
        const gone = new AbortController();
        page.busy();
        fault.value = undefined;
        get('/api/method', { signal: gone.signal }).then(answer => {
            method.value = answer;
            if (area.peek() === '' || rows.peek()) {
                page.ready();
            }
        }, (problem: unknown) => {
            if (!isGivenUp(problem)) {
                fault.value = refusalFrom(problem);
                page.ready();
            }
        });
        return () => { gone.abort(); };
    });
    useSignalEffect(() => {
        const asked = area.value;
        const gone = new AbortController();
        rows.value = undefined;
        if (asked !== '') {
            page.busy();
            get('/api/method/areas/{area}', { path: { area: asked }, signal: gone.signal }).then(answer => {
                rows.value = answer.rows;
                if (method.peek()) {
                    page.ready();
                }
            }, (problem: unknown) => {
                if (!isGivenUp(problem)) {
                    fault.value = refusalFrom(problem);
                    page.ready();
                }
            });
        }
        return () => { gone.abort(); };
    });
    useEffect(() => {
        page.onState(() => ({ area: area.peek(), compared: method.peek() ? method.peek()!.validation.passed + method.peek()!.validation.failed : null, rows: rows.peek()?.length ?? null }));
    }, []);

    const known = method.value;
    return (
        <div class="page method">
            <PageHead title="Method and limits" lede="What stands behind an answer, how far its formulas agree with what others have printed, and what the model leaves out." />
            <div class="method-columns">
                <nav class="contents" aria-label="On this page"><ol>{PARTS.map(([id, name]) => <li key={id}><a href={`#${id}`}>{name}</a></li>)}</ol></nav>
                <div class="stack">
                    {fault.value ? <Refused refusal={fault.value} onAgain={() => { area.push(''); attempt.value++; }} /> : null}
                    <Panel id="chain" title="From a sentence to an answer" note="Data flows one way, and every figure can be walked back to a quotation.">
                        <Chain counts={known ? { documents: known.ledger.documents, claims: known.ledger.claims, claimed: sum(known.models, model => model.claimed), assumed: sum(known.models, model => model.assumed), models: known.models.length } : undefined} />
                    </Panel>
                    <Panel id="validation" title="Formulas held against publications" note="Computed by this server just now, from tables copied from publications. A row opens every value of its area.">
                        {known ? <Validation method={known} rows={rows.value} /> : <Loading what="Holding the formulas against the tables" />}
                    </Panel>
                    <Panel id="numbers" title="Where the numbers come from" note={known ? <>Ledger <code>{known.ledger.fingerprint.slice(0, 8)}</code>, counted now</> : undefined}>
                        {known ? <Numbers method={known} /> : <Loading what="Counting the ledger" />}
                    </Panel>
                    <Panel id="limits" title="What is not modelled" note="Each answer says which of these bear on it."><Limits /></Panel>
                    <Panel id="ground" title="The ground"><Ground /></Panel>
                    <Panel id="boundary" title="The boundary" note="What Rampart will not do, whoever asks."><Boundary /></Panel>
                    <Panel id="files" title="Formats, licences, repetition"><Files /></Panel>
                </div>
            </div>
        </div>
    );
}

function Validation({ method, rows }: { method: Method; rows: readonly Row[] | undefined }) {
    const { validation } = method;
    const compared = validation.passed + validation.failed;
    const worst = Math.max(...validation.areas.map(each => each.worst ?? 0));
    return (
        <div class="stack">
            <Stats label="All areas">
                <Stat label="values compared" value={compared.toLocaleString('en')} note={`${validation.areas.length} areas`} />
                <Stat label="within their tolerance" value={validation.passed.toLocaleString('en')} tone={validation.failed === 0 ? 'good' : 'bad'} note={validation.failed === 0 ? 'all of them' : `${validation.failed} beyond it`} />
                <Stat label="found in publications" value={validation.found.toLocaleString('en')} note="standards, textbooks, other programs’ tests" />
                <Stat label="computed by other means" value={validation.computed.toLocaleString('en')} note="cross-checks, no evidence from outside" />
                <Stat label="worst deviation" value={worst.toFixed(3)} unit="tolerances" note="up to 1 passes" />
            </Stats>
            <Figure name="areas"
                title="How far each value lies from the printed one"
                start="both"
                beside={false}
                picture={<DeviationStrip areas={validation.areas} failed={validation.failed} />}
                table={<AreaTable areas={validation.areas} />}
                caption={<>A dot is one value. Where no tolerance is stated it is half a unit in the last printed digit, so that <em>printed 41.2</em> asks for 41.15 to 41.25. That a formula agrees says that we compute what its authors meant, and nothing about whether it fits a real radar or missile.</>}
            />
            {area.value !== '' ? <AreaRows area={method.validation.areas.find(each => each.area === area.value)} rows={rows} /> : <p class="faint small">Choose an area to see every value of it beside ours.</p>}
        </div>
    );
}

function AreaTable({ areas }: { areas: readonly Area[] }) {
    const columns: Column<Area>[] = [
        { id: 'name', name: 'Area', value: each => areaName(each.area), show: each => <>{areaName(each.area)}<span class="about">{areaAbout(each.area)}</span></>, isHeader: true },
        { id: 'compared', name: 'compared', value: each => each.passed + each.failed },
        { id: 'found', name: 'found', value: each => each.found },
        { id: 'computed', name: 'computed', value: each => each.computed },
        { id: 'failed', name: 'fail', value: each => each.failed, show: each => (each.failed > 0 ? <Badge tone="bad">{each.failed}</Badge> : '0') },
        { id: 'left', name: 'left out', value: each => each.leftOut + each.notKnown, title: 'Rows that hold no number, or are not meant for a formula' },
        { id: 'worst', name: 'worst', unit: 'tol.', value: each => each.worst, show: each => (each.worst === null ? '–' : each.worst.toFixed(3)) },
        { id: 'sources', name: 'sources', value: each => each.sources.length },
    ];
    return <Table name="areas" caption="Published values beside ours, by area" hideCaption columns={columns} rows={areas} rowKey={each => each.area} chosen={area.value === '' ? null : area.value} onChoose={each => { area.push(area.value === each.area ? '' : each.area); }} />;
}

function AreaRows({ area: known, rows }: { area: Area | undefined; rows: readonly Row[] | undefined }) {
    const [picked, setPicked] = useState('');
    useEscape(true, () => { area.push(''); });
    const keyOf = (each: Row): string => `${each.case}/${each.quantity}`;
    if (!known || !rows) {
        return <Loading what="Reading the rows" />;
    }
    const row = rows.find(each => keyOf(each) === picked);
    const columns: Column<Row>[] = [
        { id: 'case', name: 'Case', value: row => row.case, isHeader: true },
        { id: 'quantity', name: 'Quantity', value: row => (row.unit === '' ? row.quantity : `${row.quantity} [${row.unit}]`) },
        { id: 'inputs', name: 'Inputs', value: row => row.inputs },
        { id: 'printed', name: 'Printed', value: row => row.printed, align: 'right' },
        { id: 'ours', name: 'Ours', value: row => row.ours, align: 'right' },
        { id: 'deviation', name: 'Deviation', unit: 'tol.', value: row => row.deviation, show: row => (row.deviation === null ? row.reason : row.deviation.toFixed(2)) },
        { id: 'verdict', name: 'Verdict', value: row => row.verdict, show: row => <Badge tone={row.verdict === 'pass' ? 'good' : row.verdict === 'fail' ? 'bad' : 'plain'}>{row.verdict.replace('-', ' ')}</Badge> },
    ];
    return (
        <section class="area-rows" aria-labelledby="area-rows-head">
            <header class="row spread">
                <h3 id="area-rows-head">{areaName(known.area)}: every value</h3>
                <Button small kind="quiet" onClick={() => { area.push(''); }}>Close</Button>
            </header>
            <Table name="values" caption={`${areaName(known.area)}: printed values beside ours`} hideCaption columns={columns} rows={rows} rowKey={keyOf} height="24rem" chosen={picked === '' ? null : picked} onChoose={each => { setPicked(keyOf(each) === picked ? '' : keyOf(each)); }} />
            {row ? <RowInFull row={row} /> : <p class="faint small">Choose a row to read it in full, with its tolerance and its source.</p>}
            <More name="sources" class="" summary={`${known.sources.length === 1 ? 'One source' : `${known.sources.length} sources`} of these values`}>
                <ul class="sources">{known.sources.map(each => <li key={each.source}>{each.source} <span class="faint">({each.rows === 1 ? 'one value' : `${each.rows} values`})</span></li>)}</ul>
            </More>
        </section>
    );
}

/** What a row has no room for: every word of it. */
function RowInFull({ row }: { row: Row }) {
    return (
        <div class="row-in-full" role="region" aria-label={`${row.case}, ${row.quantity}, in full`}>
            <Facts facts={[
                ['Case', row.case],
                ['Quantity', row.unit === '' ? row.quantity : `${row.quantity} [${row.unit}]`],
                ['Inputs', row.inputs],
                ['Printed, and ours', `${row.printed}; ${row.ours}`],
                ['Tolerance', `${row.tolerance}: ${row.toleranceReason === '' ? 'half a unit in the last printed digit' : row.toleranceReason}`],
                ['Deviation', row.deviation === null ? row.reason : `${row.deviation.toFixed(3)} tolerances`],
                ['Source', row.source],
            ]}
            />
        </div>
    );
}

function Numbers({ method }: { method: Method }) {
    const { ledger, models } = method;
    const most = Math.max(...models.map(model => model.claimed + model.assumed), 1);
    const columns: Column<Model>[] = [
        { id: 'name', name: 'Model', value: model => model.name, isHeader: true, show: model => <a href={`/evidence?model=${encodeURIComponent(model.id)}`}>{model.name}</a> },
        { id: 'kind', name: 'What it is', value: model => kindWords(model.kind) },
        { id: 'claimed', name: 'read from claims', value: model => model.claimed },
        { id: 'assumed', name: 'assumed', value: model => model.assumed },
        { id: 'share', name: 'shares', value: model => (model.claimed + model.assumed === 0 ? null : model.claimed / (model.claimed + model.assumed)), show: model => <ShareBar model={model} most={most} />, align: 'left', width: '34%' },
    ];
    return (
        <div class="stack">
            <div class="numbers-words">
                <p>
                    A value lives in a claim: what somebody said in public, with quotation, speaker, date, origin and grade. Claims that dispute or repeat each other
                    are kept beside each other; rejected ones are kept with their reasons. A model never holds a bare number: it reads a claim, or several that disagree,
                    or says <em>assumed</em> with a range and a reason. A campaign draws what is disputed or assumed, and says which of it decides the answer.
                </p>
                <Facts facts={[
                    ['Documents', ledger.documents.toLocaleString('en')],
                    ['Claims', `${ledger.claims.toLocaleString('en')}: ${ledger.standing} standing, ${ledger.superseded} superseded, ${ledger.rejected} rejected, ${ledger.outOfScope} out of scope`],
                    ['With the document’s own words', ledger.quoted.toLocaleString('en')],
                    ['Independent origins', `${ledger.origins.toLocaleString('en')}; five newspapers that copy one agency are one`],
                    ['Disputed properties', `${ledger.disputedProperties} of ${ledger.properties.toLocaleString('en')}`],
                    ['Forecasts, held against what came', ledger.forecasts.toLocaleString('en')],
                ]} />
            </div>
            <Table name="models" caption={<>Models, and what their values rest on: <span class="key claimed" aria-hidden="true" /> read from claims, <span class="key assumed" aria-hidden="true" /> assumed</>} columns={columns} rows={models} rowKey={model => model.id} sorting={{ by: 'kind', descending: false }} />
            <p><a href="/evidence">Read the claims</a></p>
        </div>
    );
}

function ShareBar({ model, most }: { model: Model; most: number }) {
    const all = model.claimed + model.assumed;
    return (
        <svg class="share-bar" viewBox={`0 0 ${most} 10`} preserveAspectRatio="none" role="img" aria-label={all === 0 ? 'no values' : `${Math.round((100 * model.claimed) / all)} % read from claims`}>
            <rect class="claimed" width={model.claimed} height="10" />
            <rect class="assumed" x={model.claimed} width={model.assumed} height="10" />
        </svg>
    );
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
    return items.reduce((total, item) => total + of(item), 0);
}
