import { Notice } from '../../ui';
import * as asked from './asking';

/** Says where the built-in ground ends, if the site stands beside it. */
export function BesideGround() {
    const lat_deg = asked.lat.value, lon_deg = asked.lon.value;
    return lat_deg < 30 || lat_deg > 47 || lon_deg < 20 || lon_deg > 50
        ? <Notice title="Beside the built-in ground"><p>The ground that comes with the program reaches from 30° to 47° N and from 20° to 50° E. Move the radar into it, or choose smooth ground.</p></Notice>
        : null;
}
