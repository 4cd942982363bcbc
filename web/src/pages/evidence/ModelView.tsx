import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { ModelLink, RestsBar, Shown } from '../../evidence/parts';
import type { ModelPage, ModelPart } from '../../evidence/types';
import { keyWords, plainWords, resultAddress, scenarioAddress } from '../../evidence/words';
import { Badge, Findings, Panel, Stat, Stats } from '../../ui';
import { inUnits } from '../../ui/units';
import { ModelValues } from './ModelValues';
import { RestsLegend } from './ModelsView';
import { Verdicts } from './Verdicts';

/** One model: what it is, what it is made of, what every value rests on, and what uses it. */
export function ModelView({ id }: { id: string }) {
    const asked = useAsked(`model ${id}`, signal => get('/api/evidence/models/{id}', { path: { id }, signal }));
    return (
        <Shown asked={asked} what="Fetching the model">
            {answer => (
                <div class="model-page">
                    <ModelHead answer={answer} />
                    {answer.parts.length > 0 ? <div class="made-and-used"><Composition parts={answer.parts} /><Uses answer={answer} /></div> : <Uses answer={answer} isWide />}
                    <Findings findings={answer.remarks} title="What is wrong with it" />
                    <ModelValues answer={answer} />
                    {answer.verdicts.length > 0 ? <Verdicts answer={answer} /> : null}
                </div>
            )}
        </Shown>
    );
}

function ModelHead({ answer: { model, file, note, partOf } }: { answer: ModelPage }) {
    return (
        <header class="model-head">
            <div>
                <p class="crumb"><a href="/evidence?view=models">Models</a> / <code>{model.id}</code> <span class="small">in <code>{file}</code></span></p>
                <h2 class="model-name">{model.name} <Badge tone="note">{plainWords(model.kind)}</Badge></h2>
                {note ? <p class="model-note">{note}</p> : null}
                {partOf.length > 0 ? (
                    <p class="part-of">Part of {partOf.map((whole, at) => <span key={`${whole.id} ${whole.key}`}>{at > 0 ? ', ' : ''}<ModelLink id={whole.id}>{whole.model?.name ?? whole.id}</ModelLink> <span class="faint">({roleWords(whole)})</span></span>)}</p>
                ) : null}
            </div>
            <div class="model-rests">
                <Stats label="What its values rest on">
                    <Stat label="Read from claims" value={model.claimed} note={model.disputed === 0 ? 'none disputed' : `${model.disputed} disputed`} />
                    <Stat label="Assumed" value={model.assumed} note={model.passedOver === 0 ? 'with range and reason' : `${model.passedOver} passing claims over`} />
                    <Stat label="Defined" value={model.defined} note="not in doubt" />
                </Stats>
                <RestsBar model={model} />
                <RestsLegend />
            </div>
        </header>
    );
}

/** What a part is to its whole. */
function roleWords(part: ModelPart): string {
    return part.key === 'other-interceptors' ? 'other interceptor' : plainWords(part.key);
}

/** The models that it is made of, each with how much of it is claimed. */
function Composition({ parts }: { parts: readonly ModelPart[] }) {
    return (
        <Panel title="What it is made of" level={3} note="Each is a model of its own; the bar says how much of it rests on claims.">
            <ul class="parts">
                {parts.map(part => (
                    <li key={`${part.key} ${part.id}`} class={part.inSet === 'no' ? 'not-in-set' : ''}>
                        <span class="part-role">{roleWords(part)}</span>
                        {part.model ? <ModelLink id={part.id}><strong>{part.model.name}</strong></ModelLink> : <strong>{part.id}</strong>}
                        {part.inSet === null ? null : <span class="small soft">{part.inSet === 'yes' ? 'in the set' : 'not in the set'}</span>}
                        {part.model ? <RestsBar model={part.model} /> : <span class="fault small">There is no such model.</span>}
                        {part.model ? <span class="small faint">{part.model.claimed} claimed, {part.model.assumed} assumed</span> : null}
                    </li>
                ))}
            </ul>
        </Panel>
    );
}

function Uses({ answer: { scenarios, results, lookedAt }, isWide = false }: { answer: ModelPage; isWide?: boolean }) {
    return (
        <Panel title="Used by" level={3} class={`used-by ${isWide ? 'is-wide' : ''}`}>
            <div class="uses-columns">
                <section>
                    <h4>Scenarios</h4>
                    {scenarios.length === 0 ? <p class="soft">No scenario of this project uses it.</p> : (
                        <ul class="uses">
                            {scenarios.map(scenario => (
                                <li key={scenario.scenario}>
                                    <a href={scenarioAddress(scenario.scenario)}>{scenario.title}</a> <code class="faint small">{scenario.scenario}</code>
                                    <p class="small soft">{scenario.things > 0 ? `${scenario.things} ${scenario.things === 1 ? 'thing' : 'things'} of its battle; ` : ''}{scenario.values} of its values are read.</p>
                                </li>
                            ))}
                        </ul>
                    )}
                </section>
                <section>
                    <h4>Results</h4>
                    {results.length === 0 ? <p class="soft">{lookedAt === 0 ? 'There is no result in this project yet.' : `None of the ${lookedAt} newest results has read it.`}</p> : (
                        <ul class="uses">
                            {results.map(result => (
                                <li key={result.id}>
                                    {resultAddress(result) ? <a href={resultAddress(result)}>{result.id}</a> : <strong>{result.id}</strong>} <Badge>{result.words.replace(/^an? /, '')}</Badge>
                                    <p class="small soft">
                                        {result.values} of its values{result.otherwise.length === 0 ? ', as the file says today.' : `; ${result.otherwise.length} otherwise than today: `}
                                        {result.otherwise.map((value, at) => <span key={value.key}>{at > 0 ? ', ' : ''}{keyWords(value.key)} {inUnits(value.value)} <code>{value.as}</code></span>)}
                                    </p>
                                </li>
                            ))}
                        </ul>
                    )}
                </section>
            </div>
        </Panel>
    );
}
