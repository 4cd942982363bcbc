import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { PageHead } from '../../ui';

export default function Campaign() {
    useEffect(() => { page.ready(); }, []);
    return (
        <div class="page">
            <PageHead title="Campaign" lede="This page is being made." />
        </div>
    );
}
