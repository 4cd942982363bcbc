import type { ComponentChildren } from 'preact';

/** The head of a page: its one main heading and, under it, what the page answers. */
export function PageHead({ title, lede, children }: { title: string; lede?: ComponentChildren; children?: ComponentChildren }) {
    return (
        <header class="page-head">
            <div>
                <h1>{title}</h1>
                {lede ? <p class="lede">{lede}</p> : null}
            </div>
            {children ? <div class="page-tools">{children}</div> : null}
        </header>
    );
}
