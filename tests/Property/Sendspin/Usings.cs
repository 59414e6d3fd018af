global using Holdover.Sendspin;
