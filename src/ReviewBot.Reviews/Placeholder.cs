namespace ReviewBot.Reviews;

internal static class Placeholder;
