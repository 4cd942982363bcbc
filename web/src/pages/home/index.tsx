import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { PageHead } from '../../ui';

export default function Home() {
    useEffect(() => { page.ready(); }, []);
    return (
        <div class="page">
            <PageHead title="Home" lede="This page is being made." />
        </div>
    );
}
