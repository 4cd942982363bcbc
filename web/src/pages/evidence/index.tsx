import { useEffect, useState } from 'preact/hooks';
import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { page } from '../../shell/page';
import { useTitle } from '../../shell/router';
import { pushAll } from '../../state/url';
import { PageHead } from '../../ui';
import { ArticleView } from './ArticleView';
import { ClaimView } from './ClaimView';
import { ConflictsView } from './ConflictsView';
import { DocumentView, DocumentsView } from './DocumentViews';
import { ModelView } from './ModelView';
import { ModelsView } from './ModelsView';
import { PropertyView, SystemsView } from './PropertyViews';
import { SearchView } from './SearchView';
import { TimelineView } from './TimelineView';
import { claim, conflict, model, of, openedDocument, property, query, reading, value, view, viewAddress, VIEWS, type View } from './state';

const NAMES: Record<View, string> = {
    timeline: 'Timeline',
    conflicts: 'Conflicts',
    systems: 'By system',
    documents: 'Documents',
    models: 'Models',
    article: 'Read an article',
};

/** Who said what, when, how sure – and where they do not agree. */
export default function Evidence() {
    const held = useAsked('properties', signal => get('/api/evidence/properties', { signal }));
    const opened = claim.value !== '' ? 'claim' : openedDocument.value !== '' ? 'document' : property.value !== '' ? 'property' : model.value !== '' ? 'model' : query.value !== '' ? 'search' : '';
    useEffect(() => {
        page.onState(() => ({ view: view.peek(), claim: claim.peek(), document: openedDocument.peek(), property: property.peek(), model: model.peek(), value: value.peek(), query: query.peek(), of: of.peek(), conflict: conflict.peek(), reading: reading.peek() }));
    }, []);
    const ledger = held.value;
    const openedId = opened === 'claim' ? claim.value : opened === 'document' ? openedDocument.value : opened === 'property' ? property.value : opened === 'model' ? model.value : opened === 'search' ? `“${query.value}”` : NAMES[view.value];
    useTitle(`${openedId} – Evidence`);
    return (
        <div class="page evidence">
            <PageHead
                title="Evidence"
                lede={ledger
                    ? <>{ledger.claims} claims from {ledger.documents} documents and {ledger.origins} known origins. Who said what, when, and how sure it is.</>
                    : 'Who said what, when, and how sure it is.'}
            >
                <Search />
            </PageHead>
            <nav class="view-tabs" aria-label="Views of the evidence">
                {VIEWS.map(each => (
                    <a key={each} href={viewAddress(each)} aria-current={opened === '' && view.value === each ? 'page' : undefined}>{NAMES[each]}</a>
                ))}
            </nav>
            <div class="view">
                {opened === 'claim' ? <ClaimView id={claim.value} />
                    : opened === 'document' ? <DocumentView id={openedDocument.value} />
                    : opened === 'property' ? <PropertyView id={property.value} held={held} />
                    : opened === 'model' ? <ModelView id={model.value} />
                    : opened === 'search' ? <SearchView words={query.value} />
                    : view.value === 'conflicts' ? <ConflictsView />
                    : view.value === 'systems' ? <SystemsView held={held} />
                    : view.value === 'documents' ? <DocumentsView />
                    : view.value === 'models' ? <ModelsView />
                    : view.value === 'article' ? <ArticleView held={held} />
                    : <TimelineView held={held} />}
            </div>
            {ledger ? <p class="faint small ledger-stamp">Ledger <code>{ledger.ledger.slice(0, 12)}</code></p> : null}
        </div>
    );
}

function Search() {
    const [typed, setTyped] = useState(query.peek());
    useEffect(() => { setTyped(query.value); }, [query.value]);
    return (
        <form
            class="row evidence-search" role="search"
            onSubmit={event => {
                event.preventDefault();
                // As one choice, so that Back returns to the claim from whose page it was asked.
                pushAll(() => {
                    for (const each of [claim, openedDocument, property, model, value]) {
                        each.value = '';
                    }
                    query.value = typed.trim();
                });
            }}
        >
            <label class="hidden-words" for="evidence-search">Search properties, documents, claims and models</label>
            <input id="evidence-search" class="input" type="search" value={typed} maxLength={200} placeholder="Search: 400 km, Chemezov, deliver …" onInput={event => { setTyped(event.currentTarget.value); }} />
            <button class="button" type="submit">Search</button>
        </form>
    );
}
