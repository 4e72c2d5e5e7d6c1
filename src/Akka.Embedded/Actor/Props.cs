using System.Linq.Expressions;
using System.Reflection;
using Akka.Routing;

namespace Akka.Actor;

/// <summary>How to make an actor; immutable, and used again for every restart.</summary>
public class Props
{
    private readonly Func<ActorBase> _produce;

    private Props(Type type, object[] arguments, Func<ActorBase> produce, Deploy deploy, SupervisorStrategy? supervisorStrategy)
    {
        Type = type;
        Arguments = arguments;
        _produce = produce;
        Deploy = deploy;
        SupervisorStrategy = supervisorStrategy!;
    }

    /// <summary>An actor that ignores everything.</summary>
    public static Props Empty { get; } = Create<EmptyActor>();

    /// <summary>The actor's class.</summary>
    public Type Type { get; }

    /// <summary>The arguments of its constructor.</summary>
    public object[] Arguments { get; }

    /// <summary>What was said about where and how it runs.</summary>
    public Deploy Deploy { get; }

    /// <summary>The id of its dispatcher.</summary>
    public string Dispatcher => Deploy.Dispatcher.Length == 0 ? Akka.Dispatch.Dispatchers.DefaultDispatcherId : Deploy.Dispatcher;

    /// <summary>The router in front of it; <see cref="NoRouter"/> if none.</summary>
    public RouterConfig RouterConfig => Deploy.RouterConfig;

    /// <summary>The strategy for its children; null leaves it to the actor.</summary>
    public SupervisorStrategy SupervisorStrategy { get; }

    /// <summary>An actor made by the constructor that takes the arguments.</summary>
    public static Props Create<TActor>(params object?[] args)
        where TActor : ActorBase => Create(typeof(TActor), args);

    /// <summary>An actor made by its constructor without arguments.</summary>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => Create<TActor>().WithSupervisorStrategy(supervisorStrategy);

    /// <summary>An actor made by the constructor that takes the arguments.</summary>
    public static Props Create(Type type, params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(ActorBase).IsAssignableFrom(type))
            throw new ArgumentException($"{type.FullName} is no actor: it does not derive from ActorBase.", nameof(type));
        return new Props(type, args!, () => (ActorBase)Activator.CreateInstance(type, args)!, Deploy.None, null);
    }

    /// <summary>An actor made as in <c>() =&gt; new T(a, b)</c>; the arguments are evaluated now, once.</summary>
    /// <exception cref="ArgumentException">The expression is not a <c>new</c>.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase
    {
        if (factory.Body is UnaryExpression)
        {
            var compiled = factory.Compile();
            return new Props(typeof(TActor), [], () => compiled(), Deploy.None, supervisorStrategy);
        }
        if (factory.Body is not NewExpression { Constructor: { } constructor } creation)
            throw new ArgumentException("The expression must have the form () => new T(arguments).", nameof(factory));
        var arguments = creation.Arguments.Select(Evaluate).ToArray();
        return new Props(typeof(TActor), arguments!, () => (ActorBase)Public(constructor).Invoke(arguments), Deploy.None, supervisorStrategy);
    }

    /// <summary>With another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => With(Deploy.WithDispatcher(dispatcher));

    /// <summary>With a router in front.</summary>
    public Props WithRouter(RouterConfig routerConfig) => With(Deploy.WithRouterConfig(routerConfig));

    /// <summary>With what <paramref name="deploy"/> says; what it leaves open stays as it was.</summary>
    public Props WithDeploy(Deploy deploy) => With(deploy.WithFallback(Deploy));

    /// <summary>With a strategy for the actor's children, in place of its own.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) =>
        new(Type, Arguments, _produce, Deploy, supervisorStrategy);

    /// <summary>Makes an instance; only the runtime calls it.</summary>
    /// <exception cref="TypeLoadException">The constructor is missing or threw.</exception>
    public virtual ActorBase NewActor()
    {
        try
        {
            return _produce();
        }
        catch (Exception exception)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            throw new TypeLoadException($"Error while creating actor instance of type {Type} with {Arguments.Length} args: ({string.Join(",", Arguments)})", cause);
        }
    }

    private static ConstructorInfo Public(ConstructorInfo constructor) => constructor.IsPublic
        ? constructor
        : throw new MissingMethodException($"Actors are made by public constructors, and that of {constructor.DeclaringType} is none.");

    private static object? Evaluate(Expression argument) => argument is ConstantExpression constant
        ? constant.Value
        : Expression.Lambda<Func<object?>>(Expression.Convert(argument, typeof(object))).Compile(preferInterpretation: true)();

    private Props With(Deploy deploy) => new(Type, Arguments, _produce, deploy, SupervisorStrategy);

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
