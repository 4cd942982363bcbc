import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, Frame, roundBelow, zoomed } from '../src/map/frame';
import { geodesic, greatCircle } from '../src/map/geodesic';
import { graticule } from '../src/map/graticule';
import { HitIndex } from '../src/map/hits';
import { geoProjectionAbout, pointAt, polarOf, projectionAbout } from '../src/map/projection';
import { lightOf } from '../src/map/relief';
import { declutter } from '../src/map/declutter';
import { FRAME_PX } from '../src/map/size';
import { bearingText, placeText, rangeText } from '../src/map/words';

const ankara = { lat_deg: 40, lon_deg: 33 };
const places = [ankara, { lat_deg: 0, lon_deg: 179.5 }, { lat_deg: -55, lon_deg: -70 }, { lat_deg: 72, lon_deg: 25 }];

test('Ranges and bearings from the origin are those of the geodesic', () => {
    for (const origin of places) {
        const { toPlace } = projectionAbout(origin);
        for (const range_km of [1, 50, 200, 400]) {
            for (let bearing = 0; bearing < 360; bearing += 30) {
                const way = geodesic(origin, toPlace(pointAt(range_km, bearing)));
                // What projection.ts says: 130 m at 400 km, and less nearer by.
                const allowed_km = 0.0005 + 0.13 * (range_km / 400) ** 2;
                assert.ok(Math.abs(way.range_km - range_km) < allowed_km, `${range_km} km at ${bearing}° of ${origin.lat_deg}: ${way.range_km}`);
                const across_km = range_km * Math.abs(Math.sin((way.bearing_deg - bearing) * Math.PI / 180));
                assert.ok(across_km < allowed_km, `bearing ${bearing}° of ${origin.lat_deg}, ${range_km} km: ${way.bearing_deg}`);
            }
        }
    }
});

test('The geodesic is that of the published line from Flinders Peak to Buninyon', () => {
    // Geoscience Australia, GDA technical manual, Vincenty's inverse: 54,972.271 m at 306° 52′ 05.37″.
    const flinders = { lat_deg: -(37 + 57 / 60 + 3.7203 / 3600), lon_deg: 144 + 25 / 60 + 29.5244 / 3600 };
    const buninyon = { lat_deg: -(37 + 39 / 60 + 10.1561 / 3600), lon_deg: 143 + 55 / 60 + 35.3839 / 3600 };
    const way = geodesic(flinders, buninyon);
    assert.ok(Math.abs(way.range_km - 54.972271) < 2e-6, `${way.range_km}`);
    assert.ok(Math.abs(way.bearing_deg - (306 + 52 / 60 + 5.37 / 3600)) < 2e-6, `${way.bearing_deg}`);
});

test('A place comes back from the plane', () => {
    for (const origin of places) {
        const { toPlane, toPlace } = projectionAbout(origin);
        for (const point of [{ x_km: 0, y_km: 0 }, { x_km: 123.4, y_km: -56.7 }, { x_km: -2500, y_km: 1800 }]) {
            const back = toPlane(toPlace(point));
            assert.ok(Math.hypot(back.x_km - point.x_km, back.y_km - point.y_km) < 1e-6, JSON.stringify({ origin, point, back }));
        }
    }
});

test('d3-geo lays land into the same plane', () => {
    for (const origin of places) {
        const ours = projectionAbout(origin), theirs = geoProjectionAbout(origin, 65);
        for (const range_km of [3, 400, 3000]) {
            const place = ours.toPlace(pointAt(range_km, 77)), point = ours.toPlane(place), drawn = theirs([place.lon_deg, place.lat_deg])!;
            assert.ok(Math.hypot(drawn[0] - point.x_km, -drawn[1] - point.y_km) < 1e-6, `${drawn} ${point.x_km} ${point.y_km}`);
        }
    }
});

test('A great circle goes from end to end and is no longer than the geodesic', () => {
    const paris = { lat_deg: 48.85, lon_deg: 2.35 }, line = greatCircle(ankara, paris, 48);
    const sum = line.slice(1).reduce((length, place, at) => length + geodesic(line[at]!, place).range_km, 0);
    const way = geodesic(ankara, paris).range_km;
    assert.equal(line.length, 49);
    assert.ok(Math.abs(line[48]!.lon_deg - paris.lon_deg) < 1e-9);
    assert.ok(sum - way < 0.05 && sum >= way - 1e-6, `${sum} ${way}`);
});

test('The pointer finds the nearest thing, as a look at every one does', () => {
    const index = new HitIndex(), points: { x: number; y: number }[] = [];
    let seed = 7;
    const draw = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    index.clear(1280, 720);
    for (let at = 0; at < 1500; at++) {
        const point = { x: draw() * 1280, y: draw() * 720 };
        points.push(point);
        index.add(point.x, point.y, at);
    }
    for (let look = 0; look < 500; look++) {
        const x = draw() * 1280, y = draw() * 720;
        let best = -1, least = 16 * 16;
        points.forEach((point, at) => {
            const distance = (Math.fround(point.x) - x) ** 2 + (Math.fround(point.y) - y) ** 2;
            if (distance < least) {
                [best, least] = [at, distance];
            }
        });
        assert.equal(index.nearest(x, y, 16), best);
    }
    index.clear(1280, 720);
    assert.equal(index.nearest(640, 360, 16), -1);
});

test('Of things on one spot the pointer finds the one on top, and none that is nowhere', () => {
    const index = new HitIndex();
    index.clear(100, 100);
    index.add(50, 50, 1);
    index.add(50, 50, 2);
    index.add(Number.NaN, 50, 3);
    index.add(300, 50, 4);
    assert.equal(index.nearest(52, 50, 16), 2);
    assert.equal(index.nearest(99, 50, 16), -1);
});

test('Zooming keeps what is under the pointer where it is', () => {
    const frame = new Frame({ x_km: 30, y_km: -20, span_km: 800 }, 1280, 720), under = frame.point(300, 200);
    const next = new Frame(zoomed(frame, 2, 300, 200), 1280, 720);
    assert.ok(Math.abs(next.x(under.x_km) - 300) < 1e-9 && Math.abs(next.y(under.y_km) - 200) < 1e-9);
    assert.equal(next.view.span_km, 400);
});

test('A view holds the box that it is to hold', () => {
    const box = { west_km: -400, south_km: -400, east_km: 400, north_km: 400 };
    for (const [width, height] of [[1280, 720], [500, 900]] as const) {
        const frame = new Frame(fitting(box, width, height), width, height), shown = frame.box();
        assert.ok(shown.west_km <= -400 && shown.east_km >= 400 && shown.south_km <= -400 && shown.north_km >= 400);
        assert.ok(frame.view.span_km < 880);
    }
});

test('Meridians and parallels stand at whole steps and cross at their place', () => {
    const projection = projectionAbout(ankara);
    const lines = graticule(projection, { west_km: -400, south_km: -400, east_km: 400, north_km: 400 }, 5);
    const parallels = lines.filter(line => !line.isMeridian), meridians = lines.filter(line => line.isMeridian);
    assert.ok(parallels.length >= 3 && parallels.length <= 6, `${parallels.length}`);
    assert.ok(meridians.length >= 3 && meridians.length <= 9, `${meridians.length}`);
    assert.ok(parallels.some(line => line.label === '40°N') && meridians.some(line => line.label === '34°E'), lines.map(line => line.label).join());
    for (const line of lines) {
        for (const point of line.points) {
            const place = projection.toPlace(point);
            assert.ok(Math.abs((line.isMeridian ? place.lon_deg : place.lat_deg) - line.value_deg) < 1e-6);
        }
    }
});

test('A slope that faces north-west is lit, and one that faces south-east lies in shadow', () => {
    assert.ok(Math.abs(lightOf(0, 0)) < 1e-12);
    assert.ok(lightOf(0.2, -0.2) > 0.1);
    assert.ok(lightOf(-0.2, 0.2) < -0.1);
});

test('Numbers of the map are written as people read them', () => {
    assert.equal(rangeText(0.42), '420 m');
    assert.equal(rangeText(41.24), '41.2 km');
    assert.equal(rangeText(399.6), '400 km');
    assert.equal(bearingText(5.25), '005.3°');
    assert.equal(bearingText(359.99), '000.0°');
    assert.equal(placeText({ lat_deg: -33.5, lon_deg: 18.25 }, 2), '33.50° S 18.25° E');
    assert.equal(roundBelow(734), 500);
    assert.equal(roundBelow(0.23), 0.2);
});

test('What is on the other side of the date line is near all the same', () => {
    const { toPlane } = projectionAbout({ lat_deg: 0, lon_deg: 179.5 });
    assert.ok(Math.abs(toPlane({ lat_deg: 0, lon_deg: -179.5 }).x_km - 111.319) < 0.01);
    assert.equal(polarOf({ x_km: -1, y_km: 0 }).bearing_deg, 270);
});

const site = (id: string, kind: 'asset' | 'battery', x_km: number, y_km: number) => ({ id, at: { x_km, y_km }, side: 'friend' as const, class: kind, name: id });

test('Frames that would lie on one another stand apart, each with its true place, and a battery keeps its own', () => {
    const frame = new Frame({ x_km: 0, y_km: 0, span_km: 800 }, 800, 800);
    const symbols = [site('a', 'asset', 0, 0), site('b', 'asset', 5, 5), site('c', 'battery', 3, -4), site('far', 'asset', 200, 0), site('out', 'asset', 5000, 0)];
    const placed = declutter(symbols, frame, null);
    assert.deepEqual(placed.map(each => each.symbol.id), ['a', 'b', 'c', 'far']);
    const drawn = placed.filter(each => !each.isDot);
    assert.equal(drawn.length, 4);
    for (const one of drawn) {
        assert.ok(drawn.every(other => other === one || Math.abs(one.frameX - other.frameX) >= FRAME_PX || Math.abs(one.frameY - other.frameY) >= FRAME_PX), one.symbol.id);
        assert.deepEqual([one.x, one.y], [frame.x(one.symbol.at.x_km), frame.y(one.symbol.at.y_km)]);
    }
    const [a, b, c, far] = placed;
    assert.deepEqual([c!.frameX, c!.frameY, far!.frameX], [c!.x, c!.y, far!.x]);
    assert.ok(a!.frameX !== a!.x || a!.frameY !== a!.y);
    assert.ok(b!.frameX !== b!.x || b!.frameY !== b!.y);
    const chosen = declutter(symbols, frame, 'a')[0]!;
    assert.deepEqual([chosen.frameX, chosen.frameY], [chosen.x, chosen.y]);
});

test('Where there is no room left a dot stands at the place, and near enough every frame is at its own', () => {
    const symbols = Array.from({ length: 40 }, (_, at) => site(`s${at}`, 'asset', at % 8, Math.floor(at / 8)));
    const far = declutter(symbols, new Frame({ x_km: 4, y_km: 2, span_km: 1000 }, 800, 800), null);
    assert.ok(far.some(each => each.isDot) && far.some(each => !each.isDot));
    assert.ok(far.filter(each => each.isDot).every(each => each.frameX === each.x && each.frameY === each.y));
    const near = declutter(symbols, new Frame({ x_km: 4, y_km: 2, span_km: 10 }, 800, 800), null);
    assert.ok(near.every(each => !each.isDot && each.frameX === each.x && each.frameY === each.y));
});
