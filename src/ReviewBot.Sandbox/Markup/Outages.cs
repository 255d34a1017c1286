namespace ReviewBot.Sandbox.Markup;

/// <summary>Pages of servers that are not themselves, as they send them.</summary>
internal static class Outages
{
    public const string Maintenance =
        "<!DOCTYPE html>\n<html lang=\"en\">\n  <head>\n    <title>Bugzilla is Down</title>\n  </head>\n  <body><p>Bugzilla is down for maintenance.</p></body>\n</html>\n";

    public const string Suspended =
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n<html>\n<head>\n<title>Bugzilla - Bug Updates Temporarily Suspended</title>\n</head>\n<body>\n<h1>Bug Updates Temporarily Suspended</h1>\n</body>\n</html>\n";

    public const string TooManyRequests =
        "<!DOCTYPE html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"UTF-8\">\n    <title>Too Many Requests</title>\n  </head>\n  <body><h1>Too Many Requests</h1></body>\n</html>\n";
}
