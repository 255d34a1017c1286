namespace ReviewBot.Browser.Tests.Support;

/// <summary>What the keyboard has to reach, and where it is.</summary>
internal static class Keyboard
{
    // The look of each is kept, so that it can be compared with how it looks when it has the focus.
    private const string Look =
        """
        const look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.textDecorationLine, s.left].join(); };
        """;

    /// <summary>Everything that can be worked, in the order in which it stands.</summary>
    public const string Reachable =
        $$"""
        () => {
            {{Look}}
            window.looks = new Map();
            return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility() && !e.disabled)
                .map((e, i) => { e.dataset.place = i; window.looks.set(e, look(e)); return `${i} ${e.tagName}`; });
        }
        """;

    /// <summary>What has the focus; with a complaint if it doesn't show.</summary>
    public const string Focused =
        $$"""
        () => {
            {{Look}}
            const e = document.activeElement;
            return `${e.dataset.place} ${e.tagName}` + (window.looks.get(e) === look(e) ? ` doesn't show that it has the focus: ${e.outerHTML.slice(0, 200)}` : '');
        }
        """;
}
