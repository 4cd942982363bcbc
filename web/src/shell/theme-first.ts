// Runs before the first paint: the theme that the reader chose last time.
try {
    const kept = localStorage.getItem('rampart-theme');
    if (kept === 'light' || kept === 'dark') {
        document.documentElement.dataset['theme'] = kept;
    }
} catch {
    // A browser that keeps nothing shows the system's theme.
}
