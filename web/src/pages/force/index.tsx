import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { PageHead } from '../../ui';

export default function Force() {
    useEffect(() => { page.ready(); }, []);
    return (
        <div class="page">
            <PageHead title="Force" lede="This page is being made." />
        </div>
    );
}
