import { useMemo } from 'preact/hooks';
import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { ClaimLink, GradeMark, Shown, StateBadge } from '../../evidence/parts';
import type { Claim, EvidenceDocument } from '../../evidence/types';
import { documentAddress, propertyAddress, webAddress, wordsOf } from '../../evidence/words';
import { go } from '../../shell/router';
import { useInAddress } from '../../shell/choices';
import { text } from '../../state/url';
import { Badge, Facts, Panel, Table, inUnits } from '../../ui';

/** All documents as a table. */
export function DocumentsView() {
    const asked = useAsked('documents', signal => get('/api/evidence/documents', { signal }));
    const [words, setWords] = useInAddress('filter', text, '');
    return (
        <Shown asked={asked} what="Fetching the documents">
            {({ documents }) => {
                const sought = words.toLowerCase();
                const shown = documents.filter(each => sought === '' || `${each.id} ${each.title} ${each.publisher}`.toLowerCase().includes(sought));
                return (
                    <Panel flush title={`${documents.length} documents`} note="Each statement is walked back to one of them. Reliability is the letter of its claims' grades: A reliable … E unreliable, F cannot be judged." tools={
                        <div class="field"><label class="hidden-words" for="documents-filter">Filter</label><input id="documents-filter" class="input" type="search" placeholder="Filter" value={words} onInput={event => { setWords(event.currentTarget.value); }} /></div>
                    }>
                        <Table name="documents"
                            caption="Documents that claims are taken from" hideCaption height="calc(100dvh - 20rem)"
                            rows={shown} rowKey={row => row.id} onChoose={row => { go(documentAddress(row.id)); }}
                            columns={[
                                { id: 'date', name: 'Date', value: row => row.date.earliest ?? row.date.latest ?? '', show: row => <span class="num">{row.date.words}</span>, width: '9rem' },
                                { id: 'publisher', name: 'Publisher', value: row => row.publisher },
                                { id: 'title', name: 'Title', value: row => row.title, show: row => <a href={documentAddress(row.id)}>{row.title}</a>, isHeader: true },
                                { id: 'reliability', name: 'Reliability', value: row => row.reliability ?? 'F', width: '6.5rem' },
                                { id: 'claims', name: 'Claims', value: row => row.claims, width: '5rem' },
                                { id: 'disputed', name: 'Disputed', value: row => row.disputed, width: '5.5rem' },
                            ]}
                        />
                    </Panel>
                );
            }}
        </Shown>
    );
}

/** One document: what it is, and everything that is taken from it with its words. */
export function DocumentView({ id }: { id: string }) {
    const asked = useAsked(`document ${id}`, signal => get('/api/evidence/documents/{id}', { path: { id }, signal }));
    return (
        <Shown asked={asked} what="Fetching the document">
            {({ document, claims }) => (
                <div class="two-columns">
                    <section>
                        <p class="crumb"><a href="/evidence?view=documents">Documents</a> / <code>{document.id}</code></p>
                        <h2 class="document-title">{document.title}</h2>
                        <p class="lede">{document.publisher}, {document.date.words}</p>
                        <Quotations claims={claims} />
                    </section>
                    <aside>
                        <Panel title="The document" level={3}><DocumentFacts document={document} /></Panel>
                    </aside>
                </div>
            )}
        </Shown>
    );
}

export function DocumentFacts({ document }: { document: EvidenceDocument }) {
    const address = webAddress(document.address);
    return (
        <Facts facts={[
            ['Published by', document.publisher],
            ['Date', <>{document.date.words} <span class="faint">({document.dateKnown})</span></>],
            ['Reliability', document.reliability ? <><strong>{document.reliability}</strong>{document.reliabilityBecause ? <span class="soft"> {document.reliabilityBecause}</span> : null}</> : 'F: nobody has judged it'],
            ['Origin of its statements', document.origin ?? 'as each claim says'],
            ['Where to read it', address ? <a href={address} target="_blank" rel="noopener noreferrer nofollow">{document.address}</a> : document.address ?? 'not recorded'],
            ['Claims', <>{document.claims}{document.disputed > 0 ? <>, <Badge tone="caution">{document.disputed} disputed</Badge></> : null}</>],
        ]} />
    );
}

/** A document's words, each with what is claimed of them. */
function Quotations({ claims }: { claims: readonly Claim[] }) {
    const byWords = useMemo(() => {
        const groups = new Map<string, Claim[]>();
        for (const claim of claims) {
            const key = `${claim.recorded === null ? 'q' : 'n'}${wordsOf(claim)}`;
            groups.set(key, [...groups.get(key) ?? [], claim]);
        }
        return [...groups.values()];
    }, [claims]);
    if (claims.length === 0) {
        return <p class="soft">No claim is taken from it.</p>;
    }
    return (
        <ol class="quotations">
            {byWords.map(group => {
                const first = group[0];
                return first ? (
                    <li key={first.id}>
                        {first.recorded === null ? <blockquote class="quotation">{first.quotation}</blockquote> : <p class="noted"><span class="faint">Noted, the words are not at hand: </span>{first.recorded}</p>}
                        <ul>
                            {group.map(claim => (
                                <li key={claim.id}>
                                    <ClaimLink id={claim.id}><strong>{inUnits(claim.value)}</strong></ClaimLink> <a class="soft plain-link" href={propertyAddress(claim.property)}>{claim.property}</a> <GradeMark grade={claim.grade} meaning={claim.gradeMeaning} /> <StateBadge state={claim.state} />
                                    <span class="faint"> {claim.speaker}, {claim.said.words}{claim.isForecast ? ', a forecast' : ''}{claim.outcome ? `: ${claim.outcome}` : ''}</span>
                                </li>
                            ))}
                        </ul>
                    </li>
                ) : null;
            })}
        </ol>
    );
}
