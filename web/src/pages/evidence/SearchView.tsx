import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { Shown } from '../../evidence/parts';
import { claimAddress, documentAddress, modelAddress, propertyAddress } from '../../evidence/words';
import { Badge, Empty, Panel } from '../../ui';

const ADDRESS = { claim: claimAddress, document: documentAddress, property: propertyAddress, model: (id: string) => modelAddress(id) } as const;

/** What holds all the words. */
export function SearchView({ words }: { words: string }) {
    const found = useAsked(`search ${words}`, signal => get('/api/evidence/search', { query: { q: words }, signal }));
    return (
        <Shown asked={found} what="Searching">
            {answer => (
                <Panel title={answer.found === 0 ? 'Nothing was found' : `${answer.found} found`} note={`for “${answer.query}”${answer.found > answer.hits.length ? `; the nearest ${answer.hits.length} are shown` : ''}`}>
                    {answer.hits.length === 0
                        ? <Empty title="No entry holds all of these words."><p>Try fewer words, or another spelling; the quotations stand in their own languages.</p></Empty>
                        : <ol class="hits">
                            {answer.hits.map(hit => (
                                <li key={`${hit.kind} ${hit.id}`}>
                                    <a href={ADDRESS[hit.kind](hit.id)}>{hit.title}</a> <Badge>{hit.kind}</Badge> <code class="faint small">{hit.id}</code>
                                    <p class="soft hit-text">{hit.text}</p>
                                </li>
                            ))}
                        </ol>}
                </Panel>
            )}
        </Shown>
    );
}
