import { Component, type ComponentChildren } from 'preact';
import { page } from './page';

/** A fault in one page leaves the others usable, and says itself. */
export class ErrorBoundary extends Component<{ children: ComponentChildren }, { fault: string | undefined }> {
    override state = { fault: undefined };

    override componentDidCatch(fault: unknown): void {
        console.error(fault);
        this.setState({ fault: fault instanceof Error ? fault.message : String(fault) });
        page.ready();
    }

    override render() {
        const fault: string | undefined = this.state.fault;
        if (fault === undefined) {
            return this.props.children;
        }
        return (
            <div class="page narrow" role="alert">
                <h1>This page met a fault of ours</h1>
                <p>{fault}</p>
                <p>Nothing you did is lost: runs and campaigns go on in the server. <a href={location.pathname + location.search} target="_self">Load the page again</a></p>
            </div>
        );
    }
}
