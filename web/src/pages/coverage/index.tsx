import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { PageHead } from '../../ui';

export default function Coverage() {
    useEffect(() => { page.ready(); }, []);
    return (
        <div class="page">
            <PageHead title="Coverage" lede="This page is being made." />
        </div>
    );
}
