// Records and init properties need it, and the .NET Standard 2.0 does not have it. A script may declare its own, which is taken then.

namespace System.Runtime.CompilerServices
{
    public static class IsExternalInit
    {
    }
}
