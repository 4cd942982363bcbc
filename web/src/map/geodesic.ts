/** The way between two places on WGS84. */
import { projectionAbout } from './projection';
import type { Place } from './types';

const RADIANS = Math.PI / 180;
const A_KM = 6378.137;
const F = 1 / 298.257223563;
const B_KM = A_KM * (1 - F);

/**
 * Length and first bearing of the geodesic, by Vincenty's inverse formula (Survey Review 23, 1975): to a millimetre.
 * Between nearly opposite places it does not settle; the great circle of the mean sphere is given then.
 */
export function geodesic(from: Place, to: Place): { range_km: number; bearing_deg: number } {
    const turn = (to.lon_deg - from.lon_deg) * RADIANS;
    const u1 = Math.atan((1 - F) * Math.tan(from.lat_deg * RADIANS)), u2 = Math.atan((1 - F) * Math.tan(to.lat_deg * RADIANS));
    const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
    let lambda = turn;
    for (let round = 0; round < 100; round++) {
        const sinLambda = Math.sin(lambda), cosLambda = Math.cos(lambda);
        const across = c2 * sinLambda, along = c1 * s2 - s1 * c2 * cosLambda;
        const sinSigma = Math.hypot(across, along);
        if (sinSigma === 0) {
            return { range_km: 0, bearing_deg: 0 };
        }
        const cosSigma = s1 * s2 + c1 * c2 * cosLambda, sigma = Math.atan2(sinSigma, cosSigma);
        const sinAlpha = c1 * c2 * sinLambda / sinSigma, cosSquared = 1 - sinAlpha * sinAlpha;
        const middle = cosSquared > 0 ? cosSigma - 2 * s1 * s2 / cosSquared : 0;
        const c = F / 16 * cosSquared * (4 + F * (4 - 3 * cosSquared));
        const next = turn + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1)));
        if (Math.abs(next - lambda) < 1e-12) {
            const u = cosSquared * (A_KM * A_KM - B_KM * B_KM) / (B_KM * B_KM);
            const big = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
            const small = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
            const less = small * sinSigma * (middle + small / 4 * (cosSigma * (2 * middle * middle - 1) - small / 6 * middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3)));
            return { range_km: B_KM * big * (sigma - less), bearing_deg: positive(Math.atan2(across, along) / RADIANS) };
        }
        lambda = next;
    }
    const [p, q] = [from.lat_deg * RADIANS, to.lat_deg * RADIANS];
    const cosine = Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(turn);
    const bearing = Math.atan2(Math.cos(q) * Math.sin(turn), Math.cos(p) * Math.sin(q) - Math.sin(p) * Math.cos(q) * Math.cos(turn));
    return { range_km: 6371.0088 * Math.acos(Math.max(-1, Math.min(1, cosine))), bearing_deg: positive(bearing / RADIANS) };
}

/** Places along the great circle between two, the ends among them. */
export function greatCircle(from: Place, to: Place, pieces: number): Place[] {
    const about = projectionAbout(from), end = about.toPlane(to);
    return Array.from({ length: pieces + 1 }, (_, at) => about.toPlace({ x_km: end.x_km * at / pieces, y_km: end.y_km * at / pieces }));
}

function positive(angle_deg: number): number {
    return angle_deg < 0 ? angle_deg + 360 : angle_deg;
}
