// The one file that names the packages: the same machines compile on ours and, with -p:UpstreamPackages=true, on the originals.
#if UPSTREAM_PACKAGES
global using Stateless;
global using Stateless.Graph;
global using Stateless.Reflection;
#else
global using Holdover.StateMachines;
global using Holdover.StateMachines.Graph;
global using Holdover.StateMachines.Reflection;
#endif
