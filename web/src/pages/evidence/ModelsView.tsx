import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { byKind } from '../../evidence/models';
import { ModelLink, RestsBar, Shown } from '../../evidence/parts';
import type { ModelRow } from '../../evidence/types';
import { modelAddress, plainWords } from '../../evidence/words';
import { go } from '../../shell/router';
import { Empty, Findings, Panel, Select, Table, Toggle } from '../../ui';
import { capital } from '../../ui/words';
import { kind, onlyAssumed, onlyDisputed } from './state';

/** Every model, and how much of it rests on claims. */
export function ModelsView() {
    const asked = useAsked('models', signal => get('/api/evidence/models', { signal }));
    return (
        <Shown asked={asked} what="Fetching the models">
            {({ models: all, remarks }) => {
                const models = [...all].sort(byKind);
                const kinds = [...new Set(models.map(model => model.kind))];
                const shown = models.filter(model => (kind.value === '' || model.kind === kind.value) && (!onlyDisputed.value || model.disputed > 0) && (!onlyAssumed.value || model.assumed > 0));
                const names = new Map(models.map(model => [model.id, model.name]));
                return (
                    <>
                        <div class="row filters">
                            <Select label="What it is" hideLabel value={kind.value} onChange={next => { kind.push(next); }} choices={[{ value: '', label: 'Models of every kind' }, ...kinds.map(each => ({ value: each, label: capital(plainWords(each)) }))]} />
                            <Toggle label="Only with disputed values" checked={onlyDisputed.value} onChange={next => { onlyDisputed.push(next); }} />
                            <Toggle label="Only with assumed values" checked={onlyAssumed.value} onChange={next => { onlyAssumed.push(next); }} />
                        </div>
                        <Findings findings={remarks} />
                        <Panel flush class="models-table" title={shown.length === models.length ? `${models.length} models` : `${shown.length} of ${models.length} models`} note="A model holds no bare number: each value is read from claims, or assumed with its range and its reason.">
                            <Table
                                name="models" caption="Models: what each is, what its values rest on, and what uses it. Enter opens one." hideCaption rows={shown} rowKey={row => row.id} onChoose={row => { go(modelAddress(row.id)); }}
                                empty={<Empty title="No model is left by these filters." />}
                                columns={[
                                    { id: 'name', name: 'Model', value: row => row.name, show: row => <ModelLink id={row.id}>{row.name}</ModelLink>, isHeader: true, width: '12rem' },
                                    { id: 'kind', name: 'What it is', value: row => row.kind, show: row => plainWords(row.kind), width: '10rem' },
                                    { id: 'part', name: 'Part of', value: row => row.partOf.join(', '), show: row => row.partOf.length === 0 ? <span class="faint">–</span> : row.partOf.map((id, at) => <span key={id}>{at > 0 ? ', ' : ''}<ModelLink id={id}>{names.get(id) ?? id}</ModelLink></span>) },
                                    { id: 'values', name: 'Values', value: row => row.values, width: '4rem' },
                                    { id: 'rests', name: 'Rest on claims', value: row => share(row), show: row => <RestsBar model={row} />, align: 'left', width: '13rem' },
                                    { id: 'claimed', name: 'Claimed', value: row => row.claimed, width: '5rem' },
                                    { id: 'disputed', name: 'Disputed', title: 'Of the claimed ones: a standing claim says something else', value: row => row.disputed, width: '5.5rem' },
                                    { id: 'assumed', name: 'Assumed', value: row => row.assumed, width: '5.5rem' },
                                    { id: 'passed', name: 'Claims passed over', title: 'Of the assumed ones: claims exist and are passed over, for a reason that the model gives', value: row => row.passedOver, width: '5.5rem' },
                                    { id: 'scenarios', name: 'Used by', value: row => row.scenarios.length, show: row => <span class={row.scenarios.length === 0 ? 'faint' : ''} title={row.scenarios.join(', ')}>{row.scenarios.length === 0 ? 'no scenario' : row.scenarios.length === 1 ? row.scenarios[0] : `${row.scenarios.length} scenarios`}</span>, align: 'left' },
                                ]}
                            />
                        </Panel>
                        <RestsLegend />
                    </>
                );
            }}
        </Shown>
    );
}

/** What the parts of the bars mean. */
export function RestsLegend() {
    return (
        <p class="rests-legend faint small">
            <span><span class="rests-swatch claimed" aria-hidden="true" />read from claims</span>
            <span><span class="rests-swatch disputed" aria-hidden="true" />of these disputed</span>
            <span><span class="rests-swatch assumed" aria-hidden="true" />assumed</span>
            <span><span class="rests-swatch defined" aria-hidden="true" />says what it is: not in doubt</span>
        </p>
    );
}

function share(model: ModelRow): number | null {
    return model.claimed + model.assumed === 0 ? null : model.claimed / (model.claimed + model.assumed);
}
