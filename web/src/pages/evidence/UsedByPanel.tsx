import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { ModelLink, Shown } from '../../evidence/parts';
import type { UsedBy } from '../../evidence/types';
import { keyWords, readingWords, resultAddress, scenarioAddress } from '../../evidence/words';
import { Badge, Panel, inUnits } from '../../ui';

/** What became of a claim, or of a property's claims: models, scenarios and results that read it. */
export function UsedByPanel({ claim, property }: { claim?: string; property?: string }) {
    const asked = useAsked(`impact ${claim ?? ''} ${property ?? ''}`, signal => get('/api/evidence/impact', { query: claim ? { claim } : { property }, signal }));
    return (
        <Panel title="Used by" level={3} note={claim ? 'What it became' : 'What reads it'} class="used-by">
            <Shown asked={asked} what="Looking at models, scenarios and results">{used => <Uses used={used} isClaim={claim !== undefined} />}</Shown>
        </Panel>
    );
}

function Uses({ used, isClaim }: { used: UsedBy; isClaim: boolean }) {
    return (
        <>
            <h4>Models</h4>
            {used.values.length === 0 ? <p class="soft">No model reads it.</p> : (
                <ul class="uses">
                    {used.values.map(value => (
                        <li key={`${value.model}/${value.key}`}>
                            <ModelLink id={value.model} value={value.key}><strong>{value.modelName || value.model}</strong>: {keyWords(value.key).toLowerCase()}</ModelLink> <span class="num">= {inUnits(value.value)}</span>
                            <p class="small soft">{value.part}. <code>{value.as}</code></p>
                            {isClaim && value.without ? <p class="small soft without"><span class="faint">Without it: </span>{inUnits(shortened(value.without))}</p> : null}
                        </li>
                    ))}
                </ul>
            )}
            <h4>Scenarios</h4>
            {used.scenarios.length === 0 ? <p class="soft">No scenario of this project uses such a value.</p> : (
                <ul class="uses">{used.scenarios.map(scenario => <li key={scenario.scenario}><a href={scenarioAddress(nameOf(scenario.scenario))}>{nameOf(scenario.scenario)}</a> <span class="small soft">{scenario.values.map(readingWords).join(', ')}</span></li>)}</ul>
            )}
            <h4>Results</h4>
            {used.results.length === 0 ? <p class="soft">{used.lookedAt === 0 ? 'There is no result in this project yet.' : `None of the ${used.lookedAt} newest results has read it.`}</p> : (
                <ul class="uses">
                    {used.results.map(result => (
                        <li key={result.id}>
                            {resultAddress(result) ? <a href={resultAddress(result)}>{result.id}</a> : <strong>{result.id}</strong>} <Badge>{result.words.replace(/^an? /, '')}</Badge>
                            <p class="small soft">{result.values.map(value => `${readingWords(value.name)} = ${inUnits(value.value)}${value.isRead ? '' : isClaim ? ' (this claim disputes it, or was passed over)' : ' (not made from its claims)'}`).join(', ')}</p>
                        </li>
                    ))}
                </ul>
            )}
        </>
    );
}

function nameOf(scenario: string): string {
    return scenario.split('/').at(-1) ?? scenario;
}

/** The first sentence, where a list of all other claims would follow. */
function shortened(words: string): string {
    const end = words.indexOf('. ');
    return end > 0 && words.length > 160 ? `${words.slice(0, end + 1)} Another claim must be read then.` : words;
}
