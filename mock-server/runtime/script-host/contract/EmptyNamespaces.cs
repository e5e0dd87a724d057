// Published scripts have using directives for these two, which the platform takes. They use nothing of them.

namespace Microsoft.PowerPlatform.Connectors.CustomCode.CSharp
{
    internal static class Nothing
    {
    }
}

namespace System.Runtime.Remoting.Contexts
{
    internal static class Nothing
    {
    }
}
