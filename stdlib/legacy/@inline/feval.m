function varargout = feval (obj, varargin)
  % FEVAL  Calls an inline function.
  [varargout{1:max (1, nargout)}] = obj.fh (varargin{:});
end
