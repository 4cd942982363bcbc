import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { PageHead } from '../../ui';

export default function Evidence() {
    useEffect(() => { page.ready(); }, []);
    return (
        <div class="page">
            <PageHead title="Evidence" lede="This page is being made." />
        </div>
    );
}
