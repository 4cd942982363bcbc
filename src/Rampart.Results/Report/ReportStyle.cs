namespace Rampart.Results.Report;

/// <summary>The report's looks. No character that XML would want escaped, so that the page is well formed for both worlds.</summary>
public static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--paper:#fff;--ground:#f6f7f8;--ink:#1b1f23;--soft:#59636e;--line:#d5dadf;--accent:#0072b2;--warn:#d55e00;--warn-ground:#fff4ec}
        @media screen and (prefers-color-scheme:dark){:root{--paper:#14171a;--ground:#1b1f23;--ink:#e8eaec;--soft:#a3adb8;--line:#3a4149;--accent:#5aa9e0;--warn:#ff8340;--warn-ground:#2a1c12}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif}
        main{max-width:1180px;margin:0 auto;padding:20px 24px 60px}
        h1{font-size:28px;line-height:1.2;margin:8px 0 4px}
        h2{font-size:21px;margin:44px 0 8px;padding-top:10px;border-top:2px solid var(--line)}
        h3{font-size:16px;margin:24px 0 6px}
        p{max-width:78ch;margin:8px 0}
        a{color:var(--accent)}
        .about,.soft,figcaption,caption{color:var(--soft)}
        .answer{font-size:20px;line-height:1.45;max-width:72ch;margin:18px 0 8px;padding-left:16px;border-left:5px solid var(--accent)}
        .stampline{font-size:13px;color:var(--soft);max-width:none;overflow-wrap:anywhere}
        .banner{border:2px solid var(--warn);background:var(--warn-ground);padding:10px 16px;margin:16px 0;border-radius:4px}
        .banner p{max-width:none;margin:4px 0}
        nav{margin:14px 0;font-size:14px;display:flex;flex-wrap:wrap;gap:4px 16px}
        figure{margin:14px 0;padding:0;border:1px solid var(--line);border-radius:4px;overflow:hidden}
        figure svg{display:block;width:100%;height:auto}
        figcaption{font-size:14px;padding:8px 14px;border-top:1px solid var(--line)}
        .scroll{overflow-x:auto;margin:10px 0}
        table{border-collapse:collapse;font-size:14px;width:100%;font-variant-numeric:tabular-nums}
        caption{text-align:left;padding:4px 0}
        th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;border-bottom:1px solid var(--line)}
        thead th{border-bottom:2px solid var(--soft);font-size:13px;white-space:nowrap}
        tbody th{font-weight:600}
        .n{white-space:nowrap}
        .wide{min-width:104px}
        .killed{white-space:nowrap}
        .leaked,.wrong{color:var(--warn);font-weight:600;white-space:nowrap}
        .assumed,.claimed{display:inline-block;font-size:12px;border:1px solid currentColor;border-radius:3px;padding:0 6px;white-space:nowrap}
        .assumed{color:var(--warn);border-style:dashed}
        .claimed{color:var(--accent)}
        .claim{margin:0 0 6px}
        .hash,code{font-family:ui-monospace,'DejaVu Sans Mono',monospace;font-size:.92em;overflow-wrap:anywhere}
        q{font-style:italic}
        details{margin:10px 0}
        summary{cursor:pointer;font-weight:600;font-size:15px}
        ul{max-width:82ch;padding-left:22px}
        li{margin:4px 0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;font-size:14px}
        dt{color:var(--soft)}
        dd{margin:0;overflow-wrap:anywhere}
        .numbers{display:flex;flex-wrap:wrap;gap:10px 28px;margin:14px 0}
        .numbers div{min-width:96px}
        .numbers b{display:block;font-size:26px;line-height:1.2}
        .numbers span{font-size:13px;color:var(--soft)}
        @media (max-width:700px){main{padding:12px}dl{grid-template-columns:1fr}}
        @media print{
        @page{size:A4;margin:14mm}
        body{font-size:10pt}
        main{max-width:none;padding:0}
        nav{display:none}
        h2,summary,caption{break-after:avoid}
        h2{margin-top:22px}
        figure,.banner,tr{break-inside:avoid}
        thead{display:table-header-group}
        table{font-size:8pt}
        .answer{font-size:13pt}
        .scroll{overflow:visible}
        details::details-content{content-visibility:visible;display:block;height:auto;opacity:1}
        a{color:inherit;text-decoration:none}
        }
        """;
}
