/**
 * Between places and the map's plane.
 *
 * Azimuthal equidistant on the sphere of normals, stretched to WGS84's radii of curvature at the origin: the same plane
 * as that of the terrain's grids on the server (Rampart.Terrain, LocalGrid), so that rasters lie where they belong.
 * Places 400 km out lie within 130 m of where geodesic range and bearing put them.
 */
import { geoAzimuthalEquidistantRaw, geoProjection, type GeoProjection } from 'd3-geo';
import type { Place, PlanePoint, Projection } from './types';

const RADIANS = Math.PI / 180;
const SEMI_MAJOR_AXIS_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
export const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

/** Kilometres of a radian at a latitude: along the meridian, and across it. */
export function radiiOfCurvature(lat_deg: number): { meridian_km: number; primeVertical_km: number } {
    const sine = Math.sin(lat_deg * RADIANS);
    const squeeze = 1 - ECCENTRICITY_SQUARED * sine * sine;
    const primeVertical_km = SEMI_MAJOR_AXIS_KM / Math.sqrt(squeeze);
    return { meridian_km: primeVertical_km * (1 - ECCENTRICITY_SQUARED) / squeeze, primeVertical_km };
}

/** The plane about an origin. */
export function projectionAbout(origin: Place): Projection {
    const sinOrigin = Math.sin(origin.lat_deg * RADIANS), cosOrigin = Math.cos(origin.lat_deg * RADIANS);
    const { meridian_km, primeVertical_km } = radiiOfCurvature(origin.lat_deg);
    return {
        origin,
        toPlane({ lat_deg, lon_deg }: Place): PlanePoint {
            const turn = (lon_deg - origin.lon_deg) * RADIANS;
            const sine = Math.sin(lat_deg * RADIANS), cosine = Math.cos(lat_deg * RADIANS);
            const east = cosine * Math.sin(turn);
            const north = cosOrigin * sine - sinOrigin * cosine * Math.cos(turn);
            const across = Math.hypot(east, north);
            const angle = Math.atan2(across, sinOrigin * sine + cosOrigin * cosine * Math.cos(turn));
            const stretch = across > 0 ? angle / across : 1;
            return { x_km: east * stretch * primeVertical_km, y_km: north * stretch * meridian_km };
        },
        toPlace({ x_km, y_km }: PlanePoint): Place {
            const east = x_km / primeVertical_km, north = y_km / meridian_km;
            const angle = Math.hypot(east, north);
            const shrink = angle > 0 ? Math.sin(angle) / angle : 1, cosine = Math.cos(angle);
            const lat = Math.asin(Math.max(-1, Math.min(1, cosine * sinOrigin + north * shrink * cosOrigin)));
            const lon = Math.atan2(east * shrink, cosine * cosOrigin - north * shrink * sinOrigin);
            return { lat_deg: lat / RADIANS, lon_deg: wrapped(origin.lon_deg + lon / RADIANS) };
        },
    };
}

/** The same plane for d3-geo, which cuts land at the rim: x to the east and y to the south, in kilometres. */
export function geoProjectionAbout(origin: Place, reach_deg: number): GeoProjection {
    const { meridian_km, primeVertical_km } = radiiOfCurvature(origin.lat_deg);
    const raw = (lambda: number, phi: number): [number, number] => {
        const [x, y] = geoAzimuthalEquidistantRaw(lambda, phi);
        return [x * primeVertical_km, y * meridian_km];
    };
    return geoProjection(raw).scale(1).translate([0, 0]).precision(0).rotate([-origin.lon_deg, -origin.lat_deg]).clipAngle(reach_deg);
}

/** Range and bearing of a point from the origin of its plane. */
export function polarOf({ x_km, y_km }: PlanePoint): { range_km: number; bearing_deg: number } {
    const bearing = Math.atan2(x_km, y_km) / RADIANS;
    return { range_km: Math.hypot(x_km, y_km), bearing_deg: bearing < 0 ? bearing + 360 : bearing };
}

/** The point at a range and bearing from the origin. */
export function pointAt(range_km: number, bearing_deg: number): PlanePoint {
    return { x_km: range_km * Math.sin(bearing_deg * RADIANS), y_km: range_km * Math.cos(bearing_deg * RADIANS) };
}

/** A longitude from -180° up to 180°. */
export function wrapped(lon_deg: number): number {
    const turned = (lon_deg + 180) % 360;
    return (turned < 0 ? turned + 360 : turned) - 180;
}
