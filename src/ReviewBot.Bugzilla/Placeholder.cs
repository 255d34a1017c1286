namespace ReviewBot.Bugzilla;

internal static class Placeholder;
