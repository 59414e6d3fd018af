// The one file that names the packages that ours stand in for: the same sources compile on ours and, with
// -p:UpstreamPackages=true, on the originals. Each project that links it says by a constant which of them it uses.
#if USES_STATE_MACHINES
#if UPSTREAM_PACKAGES
global using Stateless;
global using Stateless.Graph;
global using Stateless.Reflection;
#else
global using Holdover.StateMachines;
global using Holdover.StateMachines.Graph;
global using Holdover.StateMachines.Reflection;
#endif
#endif

#if USES_VIRTUAL_TIME
#if UPSTREAM_PACKAGES
global using VirtualTimeProvider = Microsoft.Extensions.Time.Testing.FakeTimeProvider;
#else
global using VirtualTimeProvider = Holdover.Hosts.Simulated.Time.VirtualTimeProvider;
#endif
#endif
