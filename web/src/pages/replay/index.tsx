import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { PageHead } from '../../ui';

export default function Replay() {
    useEffect(() => { page.ready(); }, []);
    return (
        <div class="page">
            <PageHead title="Replay" lede="This page is being made." />
        </div>
    );
}
