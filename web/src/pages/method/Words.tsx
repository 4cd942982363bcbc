/** What the model leaves out, in plain words. */
export function Limits() {
    return (
        <dl class="limits">
            <div><dt>Waves</dt><dd>They are bent as by an Earth of 4/3 its radius, weakened by air and rain, and stopped by the ground. They are not bent around ridges and not reflected: no multipath, no ducts. Above 10 km the bending is optimistic, and a remark says so.</dd></div>
            <div><dt>Clutter</dt><dd>No more than a least radial speed: what flies across slower than that is not seen. The ground’s own echoes are not modelled.</dd></div>
            <div><dt>Jamming</dt><dd>Noise of even density, on from appearance to end. No deception, chaff, decoys or anti-radiation missiles, and radars never fall silent.</dd></div>
            <div><dt>Echoes</dt><dd>A published range becomes a reference only together with the echo, probabilities and look that belong to it; what the source leaves out is assumed and drawn. How the echo changes from look to look follows the textbook’s cases.</dd></div>
            <div><dt>Aircraft and missiles that attack</dt><dd>They fly routes drawn by hand, at even speed, and react to nothing. Ballistic missiles have one stage, stay whole and do not manoeuvre.</dd></div>
            <div><dt>Interceptors</dt><dd>They fly straight to where they should meet the target; a turn costs no speed. Whether one kills is drawn from a probability that is assumed, never from a brochure or a national rate of success, and failures common to a salvo or a whole battle are drawn apart.</dd></div>
            <div><dt>Batteries</dt><dd>Radars and launchers stand where their battery stands. A battery is lost as a whole, at the first hit. Links never fail.</dd></div>
            <div><dt>People</dt><dd>Crews do not tire, hesitate or disobey; the rules of engagement are a threshold of probability. Nobody repairs, reloads or retreats beyond what the model says.</dd></div>
        </dl>
    );
}

export function Ground() {
    return (
        <>
            <p>The ground is real and coarse: a grid of 5 arc-minutes (9 km) from 30° to 47° N and 20° to 50° E comes with the program, cut from public-domain ETOPO5. It shows the lie of the land and not the ridge that hides a low flyer. What flies below 3 km over it is marked <em>not supported</em>, and every share of coverage carries a band for the error of the ground.</p>
            <p>Finer tiles are free of charge: <code>rampart terrain get</code> fetches them from open archives, and a scenario names the folder. Ground that nobody knows stays unknown. There are no buildings and no woods but what a surface model has of them; heights above the sea are taken as above the ellipsoid.</p>
        </>
    );
}

export function Boundary() {
    return (
        <ul class="boundary">
            <li>A constructive simulation of published figures at textbook fidelity, as in commercial wargames, for analysis, teaching and research.</li>
            <li>No interface to real sensors, weapons or command networks; no live feed. Archived tracks only.</li>
            <li>Nothing chooses or improves a threat’s route, timing or mix: raids are drawn by hand or swept, never optimised, and nothing reports where to penetrate.</li>
            <li>Shipped battles stand on real terrain with fictional sites and assets and name no attacking state.</li>
            <li>Force holds owner, date and quantity, never present positions.</li>
            <li>Friendly, neutral and civil traffic is part of every serious scenario: who is engaged by mistake is a first-class result.</li>
        </ul>
    );
}

export function Files() {
    return (
        <>
            <p><strong>Repetition.</strong> The same engine with the same inputs gives the same journal, bit for bit, whatever the number of workers. Every result carries the hashes of engine, ledger and journal; <code>rampart pack RUN</code> writes the folder that lets anyone do it again and check it.</p>
            <p><strong>Formats.</strong> Scenarios, models and ledger are text that reads aloud (YAML); a battle is a journal, an SQLite file and a page; campaigns are tables (CSV). Coverage comes as SVG, PNG, GeoJSON and CSV. Each has a version and a page in <code>docs/formats</code>. What these pages fetch is described at <a href="/api/openapi.json" target="_blank">/api/openapi.json</a>.</p>
            <p><strong>Licences.</strong> Rampart is under the Apache License 2.0. The built-in ground is in the public domain; coastlines and borders on maps are Natural Earth’s, in the public domain, and not authoritative. Quotations in the ledger belong to their authors and are short. Packages in these pages: Preact, d3, uPlot, Observable Plot, milsymbol, all under permissive licences.</p>
        </>
    );
}
