import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { PageHead } from '../../ui';

export default function Method() {
    useEffect(() => { page.ready(); }, []);
    return (
        <div class="page">
            <PageHead title="Method" lede="This page is being made." />
        </div>
    );
}
